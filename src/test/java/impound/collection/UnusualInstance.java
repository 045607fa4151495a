package impound.collection;

import impound.sandbox.drill.Suspected;
import impound.sandbox.drill.World;
import impound.sandbox.ec2.InstanceState;
import impound.sandbox.ec2.SeedDisk;
import impound.sandbox.ec2.Suspect;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Instances as nobody would like them, each with what is unusual about it. */
enum UnusualInstance {
    STOPPED(World.HOME, suspect -> suspect.in(InstanceState.STOPPED), Blank.ROOT),
    TERMINATED(World.HOME, suspect -> suspect.in(InstanceState.TERMINATED), Blank.ROOT),
    WITH_INSTANCE_STORE(World.HOME, suspect -> suspect.ofType("m5d.large"), Blank.ROOT),
    WITH_NOTHING_BUT_INSTANCE_STORE(World.HOME, suspect -> suspect.ofType("m5d.large")),
    HIBERNATING(World.HOME, Suspect::hibernating, Blank.ROOT, Blank.DATA),
    WITH_A_SET_THAT_FAILS(World.HOME, suspect -> suspect, Blank.ROOT, Blank.DATA),
    FROM_THE_MARKETPLACE(World.HOME, suspect -> suspect, Blank.ROOT.sold("cthulhu0123")),
    IN_A_LOCAL_ZONE(World.HOME, suspect -> suspect, Blank.ROOT),
    WITH_ALL_THE_TAGS_THAT_FIT(World.HOME, suspect -> suspect.tagged(tags()), Blank.ROOT.tagged(tags())),
    WITH_A_DISK_TOO_LARGE_FOR_ONE_OBJECT(World.HOME, suspect -> suspect, SeedDisk.blank("/dev/xvda", 51_200)),
    WHERE_MACHINES_ARE_SCARCE(UnusualInstance.SCARCE, suspect -> suspect, Blank.ROOT);

    static final String ACCOUNT = World.MONITORED.get(0);
    /** Where the first zone has no machine left to give, and the next machine ends by itself. */
    static final String SCARCE = "eu-west-1";

    /** Apart, since an enum's constants are made before anything else of it. */
    static final class Blank {
        static final SeedDisk ROOT = SeedDisk.blank("/dev/xvda", 1);
        static final SeedDisk DATA = SeedDisk.blank("/dev/sdf", 1);

        private Blank() {}
    }

    private final String region;
    private final UnaryOperator<Suspect> difference;
    private final List<SeedDisk> disks;

    UnusualInstance(String region, UnaryOperator<Suspect> difference, SeedDisk... disks) {
        this.region = region;
        this.difference = difference;
        this.disks = List.of(disks);
    }

    Suspected suspected() {
        return new Suspected(
                ACCOUNT,
                region,
                "i-0bad0000000000%02x0".formatted(ordinal() + 1).substring(0, 19));
    }

    String finding() {
        return "f%03d".formatted(ordinal()) + "a737c3bf7309db2a396651fdb500";
    }

    String zone() {
        return this == IN_A_LOCAL_ZONE ? "us-east-1-bos-1a" : region + "a";
    }

    Suspect suspect() {
        return difference.apply(
                Suspect.running(ACCOUNT, region, zone(), suspected().instance(), disks));
    }

    private static Map<String, String> tags() {
        var tags = new TreeMap<>(Map.of("aws:cloudformation:stack-name", "theirs"));
        IntStream.range(1, 50).forEach(number -> tags.put("tag-" + number, "x"));
        return tags;
    }
}
