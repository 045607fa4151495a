package impound.sandbox.machine;

/** What a machine knows of itself, by its metadata service. The role's ARN is null where it has no instance profile. */
public record MachineSpec(
        String instanceId,
        String account,
        String region,
        String zone,
        String address,
        String type,
        String imageId,
        byte[] userData,
        String roleArn) {

    String roleName() {
        return roleArn.substring(roleArn.lastIndexOf('/') + 1);
    }
}
