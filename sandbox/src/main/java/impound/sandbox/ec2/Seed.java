package impound.sandbox.ec2;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes what was there before the first finding. It is old enough that every call knows of it. */
public final class Seed {
    private static final Duration AGE = Duration.ofDays(30);

    private final Cloud cloud;

    Seed(Cloud cloud) {
        this.cloud = cloud;
    }

    /** A subnet in a network of its own. */
    public Subnet subnet(String account, String region, String zone) {
        synchronized (cloud) {
            return subnet(account, region, zone, null);
        }
    }

    /** One more subnet of the same network. */
    public Subnet subnet(Subnet beside, String zone) {
        synchronized (cloud) {
            var known = beside.origin();
            return subnet(known.account(), known.region(), zone, null, beside.vpc());
        }
    }

    /** A security group of the network of this subnet. */
    public SecurityGroup securityGroup(Subnet of) {
        synchronized (cloud) {
            var known = of.origin();
            var origin = origin(known.account(), known.region(), cloud.ids().next("sg"));
            return cloud.securityGroups().put(new SecurityGroup(origin, of.vpc()));
        }
    }

    private Subnet subnet(String account, String region, String zone, String outpost) {
        return subnet(account, region, zone, outpost, cloud.ids().next("vpc"));
    }

    private Subnet subnet(String account, String region, String zone, String outpost, String vpc) {
        cloud.zones().know(region, zone);
        var origin = origin(account, region, cloud.ids().next("subnet"));
        return cloud.subnets().put(new Subnet(origin, vpc, zone, outpost));
    }

    /** A machine image that every account of the region can launch. */
    public MachineImage image(String account, String region, String name) {
        return image(account, region, name, null);
    }

    /** A machine image whose disk is under this key: an instance of whoever cannot use it ends seconds after its launch. */
    public MachineImage image(String account, String region, String name, String keyArn) {
        synchronized (cloud) {
            var origin = origin(account, region, cloud.ids().next("ami"));
            return cloud.images().put(new MachineImage(origin, name, keyArn));
        }
    }

    /** What gives the instances of an account this role, in every region. */
    public InstanceProfile instanceProfile(String account, String name, String roleArn) {
        synchronized (cloud) {
            var profile = new InstanceProfile(
                    name, account, "AIPA" + cloud.ids().next("").substring(2).toUpperCase(), roleArn);
            cloud.profiles().add(profile);
            return profile;
        }
    }

    /** From now on every new volume and copy there is encrypted, under this key where the caller names none. */
    public void encryptionByDefault(String account, String region, String keyArn) {
        synchronized (cloud) {
            cloud.encryptionByDefault().put(account + "/" + region, keyArn);
        }
    }

    /** This zone does not offer this instance type: RunInstances there answers {@code Unsupported}. */
    public void withdraw(String zone, String type) {
        synchronized (cloud) {
            cloud.offers().withdraw(zone, type);
        }
    }

    /** This zone has no capacity of this type until it is refilled: RunInstances there answers {@code InsufficientInstanceCapacity}. */
    public void exhaust(String zone, String type) {
        synchronized (cloud) {
            cloud.offers().exhaust(zone, type);
        }
    }

    public void refill(String zone, String type) {
        synchronized (cloud) {
            cloud.offers().refill(zone, type);
        }
    }

    /** The next so many instances that the account launches there end seconds later, with {@code Client.InternalError}. */
    public void doomLaunches(String account, String region, int count) {
        synchronized (cloud) {
            cloud.doomedLaunches().next(account, region, count);
        }
    }

    /** What befalls the next machines that the account launches there, one after the other. */
    public void fates(String account, String region, Fate... fates) {
        synchronized (cloud) {
            cloud.fates().next(account, region, List.of(fates));
        }
    }

    /** The account has subscribed to a product of AWS Marketplace, so that it may attach disks that bear its code. */
    public void subscribe(String account, String productCode) {
        synchronized (cloud) {
            cloud.subscriptions().add(account + "/" + productCode);
        }
    }

    /** An instance with its disks. A terminated one has none left. */
    public Instance instance(Suspect suspect) {
        synchronized (cloud) {
            var instance = cloud.instances().put(instanceOf(suspect));
            if (suspect.state() != InstanceState.TERMINATED) {
                suspect.disks().forEach(disk -> volume(suspect, instance, disk));
            }
            return instance;
        }
    }

    private Instance instanceOf(Suspect suspect) {
        var id = Optional.ofNullable(suspect.instanceId())
                .orElseGet(() -> cloud.ids().next("i"));
        var subnet = subnet(suspect.account(), suspect.region(), suspect.zone(), suspect.outpost());
        var shape = new Instance.Shape(
                cloud.ids().next("ami"),
                suspect.type(),
                subnet,
                List.of(cloud.ids().next("sg")),
                null,
                suspect.disks().isEmpty() ? "/dev/xvda" : suspect.disks().get(0).device(),
                false,
                suspect.hibernation() == Suspect.Hibernation.ON,
                "",
                cloud.ids().next("r"),
                cloud.ids().nextAddress());
        var origin = origin(suspect.account(), suspect.region(), id);
        var instance = new Instance(origin, shape, origin.created(), suspect.tags());
        suspect.disks().forEach(disk -> instance.productCodes().addAll(disk.productCodes()));
        ending(suspect.state()).ifPresent(instance::end);
        return instance;
    }

    private Optional<Ending> ending(InstanceState state) {
        return switch (state) {
            case RUNNING -> Optional.empty();
            case STOPPED -> Optional.of(Ending.byUser(false, now()));
            case TERMINATED -> Optional.of(Ending.byUser(true, now()));
            default -> throw new IllegalArgumentException("nothing stays in the state " + state);
        };
    }

    private void volume(Suspect suspect, Instance instance, SeedDisk seed) {
        var id =
                Optional.ofNullable(seed.volumeId()).orElseGet(() -> cloud.ids().next("vol"));
        var since = instance.origin().created();
        var root = seed == suspect.disks().get(0);
        cloud.volumes()
                .find(id, suspect.region(), now())
                .orElseGet(() -> cloud.volumes().put(volume(suspect, id, seed)))
                .attach(new Attachment(instance.id(), seed.device(), since, since, root, null));
    }

    private Volume volume(Suspect suspect, String id, SeedDisk seed) {
        var image = seed.file() == null
                ? cloud.disks().blank(seed.gibibytes())
                : cloud.disks().of(seed.file());
        int gibibytes = (int) (image.size() >> 30);
        var shape = new Volume.Shape(
                suspect.zone(),
                seed.type(),
                gibibytes,
                seed.type().iops(Optional.of(3000), gibibytes),
                "",
                seed.key(),
                seed.key() == null ? null : id,
                seed.multiAttach(),
                suspect.outpost(),
                seed.productCodes());
        var origin = origin(suspect.account(), suspect.region(), id);
        var disk = Disk.from(cloud.disks(), cloud.disks().encrypted(image, shape.dataKey()));
        return new Volume(origin, shape, disk, origin.created(), seed.tags());
    }

    private Origin origin(String account, String region, String id) {
        return new Origin(id, account, region, now().minus(AGE));
    }

    private Instant now() {
        return cloud.time().now();
    }
}
