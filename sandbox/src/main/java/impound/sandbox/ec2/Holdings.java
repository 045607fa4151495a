package impound.sandbox.ec2;

/** What an account has in a region already, against its quotas. Codes and words as reports of scrapoxy and hashicorp/packer have them. */
record Holdings(Cloud cloud, Request request) {
    /** CPUs count from the launch until an instance stops or ends. */
    void admit(InstanceType type) {
        int quota = cloud.options().quotas().vcpus();
        int running = cloud.instances().all().stream()
                .filter(this::isHeld)
                .filter(instance -> isRunning(instance.state(request.now())))
                .map(instance -> cloud.offers().type(instance.shape().type()))
                .mapToInt(known -> known.map(InstanceType::vcpus).orElse(1))
                .sum();
        if (running + type.vcpus() > quota) {
            throw Refusal.of(
                    "VcpuLimitExceeded",
                    "You have requested more vCPU capacity than your current vCPU limit of %d allows for the instance bucket that "
                            + "the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request "
                            + "to request an adjustment to this limit.",
                    quota);
        }
    }

    private static boolean isRunning(InstanceState state) {
        return state == InstanceState.PENDING || state == InstanceState.RUNNING;
    }

    void admit(VolumeType type, int gibibytes) {
        long quota = cloud.options().quotas().tebibytesPerType();
        long held = cloud.volumes().all().stream()
                .filter(this::isHeld)
                .filter(volume -> volume.shape().type() == type)
                .mapToLong(Volume::gibibytes)
                .sum();
        if (held + gibibytes > quota << 10) {
            throw Refusal.of(
                    "VolumeLimitExceeded",
                    "You have exceeded your maximum %s storage limit of %d TiB in this region. "
                            + "Please contact AWS Support to request an Elastic Block Store service limit increase.",
                    type.name(),
                    quota);
        }
    }

    private boolean isHeld(Resource resource) {
        return resource.ownedBy(request.account())
                && resource.origin().region().equals(request.region())
                && !resource.gone(request.now());
    }
}
