package impound.fault;

import java.nio.file.Files;
import java.util.List;
import java.util.Random;

/** A few collections in a process of its own, in which each message is delivered twice. Exit code 0 if all are survived. */
final class MutantTrial {
    private static final int TRIALS = 4;
    private static final int LATEST_SECONDS = 120;
    private static final int NOT_SURVIVED = 3;

    private MutantTrial() {}

    public static void main(String[] arguments) throws Exception {
        var disks = new Disks(Files.createTempDirectory("impound-mutant-"), 2);
        for (int trial = 0; trial < TRIALS; trial++) {
            if (!isSurvived(disks, trial)) {
                System.exit(NOT_SURVIVED);
            }
        }
        System.exit(0);
    }

    /** Both copies at the same moment, or each at its own. */
    private static boolean isSurvived(Disks disks, int number) {
        var random = new Random(number);
        var setup = Setup.of(disks, 1, 2).under(world -> {
            if (number % 2 == 0) {
                world.sandbox().sqs().deliverTwice(queue -> !queue.endsWith("-parked"));
            } else {
                world.sandbox()
                        .sqs()
                        .straggle(queue -> queue.endsWith("-parked")
                                ? List.of()
                                : List.of(random.nextInt(LATEST_SECONDS), random.nextInt(LATEST_SECONDS)));
            }
        });
        try (var trial = JumpingTrial.run(setup)) {
            Proof.check(trial);
            return true;
        } catch (AssertionError | Exception why) {
            why.printStackTrace();
            return false;
        }
    }
}
