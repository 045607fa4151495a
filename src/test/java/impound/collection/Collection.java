package impound.collection;

import impound.routes.Application;
import impound.sandbox.drill.DrillDisks;
import impound.sandbox.drill.DrillFinding;
import impound.sandbox.drill.Suspected;
import impound.sandbox.drill.World;
import impound.sandbox.ec2.Fate;
import impound.sandbox.ec2.Suspect;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One collection that came to its end, at a site that it may share with others. */
public record Collection(Site site, String region, String incident) implements AutoCloseable {

    /** The collection for the drill's finding, of an instance with the drill's two disks, under these circumstances. */
    public static Collection under(Consumer<World> circumstances) {
        return under(circumstances, suspect -> suspect);
    }

    /** The same, of an instance that differs from the drill's in this. */
    static Collection under(Consumer<World> circumstances, UnaryOperator<Suspect> difference) {
        try {
            var suspected = Suspected.in(DrillFinding.text()).get(0);
            var site = Site.under(world -> {
                world.suspect(difference.apply(suspected.with(disks(world), Optional.empty())));
                circumstances.accept(world);
            });
            return collected(site, suspected.region(), at -> {});
        } catch (Exception e) {
            throw new AssertionError("no collection", e);
        }
    }

    /** The same by collectors that fare like this, one after another, while something is done to them. */
    static Collection troubled(Clock clock, Meanwhile meanwhile, Fate... fates) {
        try {
            var suspected = Suspected.in(DrillFinding.text()).get(0);
            var site = Site.under(
                    world -> {
                        suspect(world);
                        world.ec2().seed().fates(World.SECURITY, suspected.region(), fates);
                    },
                    clock);
            return collected(site, suspected.region(), meanwhile);
        } catch (Exception e) {
            throw new AssertionError("no collection", e);
        }
    }

    /** What is done once a finding is on its way. */
    interface Meanwhile {
        void at(Site site);
    }

    private static Collection collected(Site site, String region, Meanwhile meanwhile) throws IOException {
        try {
            site.submit(DrillFinding.text());
            meanwhile.at(site);
            return site.await(region, 1).get(0);
        } catch (AssertionError e) {
            site.close();
            throw e;
        }
    }

    /** The drill's instance, with the drill's two disks. */
    static void suspect(World world) {
        world.suspect(Suspected.in(DrillFinding.text()).get(0).with(disks(world), Optional.empty()));
    }

    /** The drill's two disks, in a folder of this world. */
    static List<Path> disks(World world) {
        try {
            return DrillDisks.in(world.sandbox().data().resolve("source"));
        } catch (IOException e) {
            throw new AssertionError("no disks", e);
        }
    }

    public World world() {
        return site.world();
    }

    public Application application() {
        return site.application();
    }

    Queues queues() {
        return site.queues();
    }

    Store evidence() {
        return site.evidence(region);
    }

    Store work() {
        return site.work(region);
    }

    /** The instance that the drill's finding is about. */
    Suspected suspected() {
        return Suspected.in(DrillFinding.text()).get(0);
    }

    @Override
    public void close() throws IOException {
        site.close();
    }
}
