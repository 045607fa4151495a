package impound.processors.stage;

import impound.processors.evidence.CollectionFailure.KeyRefused;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.id.AccountId;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The second way of evidence whose key turned out not to admit the security account: by a copy under our own key. */
public final class Detour {
    private static final List<StageName> IMAGE =
            List.of(StageName.RESTORE, StageName.LAUNCH, StageName.ATTACH, StageName.IMAGE, StageName.VERIFY);

    private final AccountId securityAccount;
    private final Clock clock;

    public Detour(AccountId securityAccount, Clock clock) {
        this.securityAccount = securityAccount;
        this.clock = clock;
    }

    /**
     * The evidence, to begin again with the copy.
     *
     * @throws KeyRefused the failure itself, where it went by that copy already, or where none would help: of a disk that
     *     is not encrypted, or whose account is the security account
     */
    Evidence insteadOf(KeyRefused failure, Evidence evidence) {
        var isOpen = !evidence.volume().encryptionKey().isEmpty()
                && !evidence.target().account().equals(securityAccount)
                && !evidence.itinerary().contains(StageName.REENCRYPT);
        if (!isOpen) {
            throw failure;
        }
        return evidence.with(
                new Link.Rerouted(clock.instant(), StageName.REENCRYPT, byCopy(evidence), failure.getMessage()));
    }

    /** What an image took that is verified already is not done again: it stands before the detour. */
    private static List<StageName> byCopy(Evidence evidence) {
        var done = evidence.isDone(StageName.VERIFY) ? IMAGE : List.<StageName>of();
        var open = evidence.itinerary().stream().filter(stage -> !done.contains(stage));
        return Stream.of(done.stream(), Stream.of(StageName.REENCRYPT), open)
                .flatMap(stages -> stages)
                .toList();
    }
}
