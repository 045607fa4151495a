package impound.sandbox.drill;

import impound.sandbox.ec2.InstanceState;
import impound.sandbox.ec2.SeedDisk;
import impound.sandbox.ec2.Suspect;
import impound.sandbox.kms.KeyRing;
import java.util.List;

/** Instances of all kinds that are there in every drill: what findings are about that this drill did not make up. */
final class BystanderSeed {
    private static final String FIRST = World.MONITORED.get(0);
    private static final String SECOND = World.MONITORED.get(1);

    private BystanderSeed() {}

    /** Their disks are blank, so that they take no room. */
    static List<Suspect> all(KeyRing keys) {
        var customers = Encryption.CUSTOMER.key(keys, FIRST, "us-east-1").orElseThrow();
        var managed = Encryption.AWS.key(keys, SECOND, "us-west-2").orElseThrow();
        return List.of(
                running(
                        FIRST,
                        "us-east-1",
                        "i-0a1b2c3d4e5f60001",
                        root(8),
                        data(100).under(customers)),
                running(SECOND, "us-west-2", "i-0a1b2c3d4e5f60002", root(30).under(managed)),
                running(SECOND, "eu-west-1", "i-0a1b2c3d4e5f60003", root(16)).in(InstanceState.STOPPED),
                // a node of EKS, with a disk of the host that no snapshot reaches
                running(FIRST, "us-east-1", "i-0a1b2c3d4e5f60005", root(80)).ofType("m5d.large"),
                running(FIRST, "us-east-1", "i-0a1b2c3d4e5f60007", root(8)).in(InstanceState.TERMINATED),
                running(FIRST, "us-east-1", "i-1a2b3c4d", root(10)),
                running(World.NOT_ENROLLED, "us-east-1", "i-0a1b2c3d4e5f60009", root(8)));
    }

    private static Suspect running(String account, String region, String instance, SeedDisk... disks) {
        return Suspect.running(account, region, region + "a", instance, List.of(disks));
    }

    private static SeedDisk root(int gibibytes) {
        return SeedDisk.blank("/dev/xvda", gibibytes);
    }

    private static SeedDisk data(int gibibytes) {
        return SeedDisk.blank("/dev/sdf", gibibytes).named("vol-0a0000000000001b1");
    }
}
