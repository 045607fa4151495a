package impound.fault;

import impound.collection.Site;
import impound.processors.evidence.StageName;
import impound.routes.Submission;
import impound.sandbox.drill.DrillFinding;
import impound.sandbox.drill.Suspected;
import impound.sandbox.drill.World;
import impound.sandbox.ec2.Ec2Options;
import impound.sandbox.ec2.Latencies;
import impound.sandbox.ec2.SeedDisk;
import impound.sandbox.ec2.Suspect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What there is to collect in a trial, and what goes wrong.
 *
 * @param incidents how many findings there are, each about an instance of its own
 * @param volumes how many each instance has
 * @param circumstances what there is before a coordinator starts
 * @param faults what goes wrong from when it has started
 */
record Setup(
        Disks disks,
        int incidents,
        int volumes,
        UnaryOperator<Ec2Options> options,
        Consumer<World> circumstances,
        Consumer<World> faults) {
    static final String REGION = World.HOME;
    static final String ACCOUNT = World.MONITORED.get(0);

    /** So that a wait goes round a few times, and not dozens: each call of each round is a point of the suite. */
    private static final Latencies SHORT = Latencies.usual().dividedBy(10);

    static Setup of(Disks disks, int incidents, int volumes) {
        return new Setup(disks, incidents, volumes, options -> options.with(SHORT), world -> {}, world -> {});
    }

    Setup under(Consumer<World> others) {
        return new Setup(disks, incidents, volumes, options, others, faults);
    }

    Setup armed(Consumer<World> others) {
        return new Setup(disks, incidents, volumes, options, circumstances, others);
    }

    Setup with(UnaryOperator<Ec2Options> others) {
        return new Setup(disks, incidents, volumes, usual -> others.apply(options.apply(usual)), circumstances, faults);
    }

    /** How many volumes there are in all. */
    int count() {
        return incidents * volumes;
    }

    /** The source volume with this number, counted over all incidents. */
    static String volume(int number) {
        return "vol-%017x".formatted(0xd15c0 + number);
    }

    /** Puts the suspected instances into the world, and what else belongs there. */
    void into(World world) {
        IntStream.range(0, incidents).forEach(incident -> world.suspect(suspect(incident)));
        // what is made for each region that is served takes its part of a start, and a suite starts thousands
        Site.serveOnly(REGION, world.settings());
        circumstances.accept(world);
    }

    /** Lets it go wrong from now on, and has the findings come. */
    void begin(Site site) {
        faults.accept(site.world());
        for (int incident = 0; incident < incidents; incident++) {
            Submission.send(
                    site.application().settings(), site.world().coordinator(), StageName.FINDINGS, finding(incident));
        }
    }

    private static Suspected suspected(int incident) {
        return new Suspected(ACCOUNT, REGION, "i-%017x".formatted(0x5e5bec7L + incident));
    }

    private static String finding(int incident) {
        return DrillFinding.about("%032x".formatted(0xf1d0 + incident), List.of(suspected(incident)));
    }

    private Suspect suspect(int incident) {
        var from = incident * volumes;
        var files = disks.files(from, from + volumes);
        var seeded = new ArrayList<SeedDisk>();
        for (int i = 0; i < files.size(); i++) {
            seeded.add(SeedDisk.of("/dev/xvd" + (char) ('a' + i), files.get(i)).named(volume(from + i)));
        }
        var suspected = suspected(incident);
        return Suspect.running(
                suspected.account(), suspected.region(), suspected.region() + "a", suspected.instance(), seeded);
    }
}
