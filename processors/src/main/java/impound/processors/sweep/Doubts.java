package impound.processors.sweep;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Holding;
import impound.processors.gateway.Holding.Kind;
import impound.processors.id.AccountId;
import impound.processors.settings.Settings;
import impound.processors.sweep.Owner.Known;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a thing is not what its tags say. The monitored account may be an intruder's, who can put our tags on anything in
 * it: what is on no chain must also have what can't be set afterwards: moment, and description, image or snapshot.
 */
final class Doubts {
    /** EC2's clock and ours need not agree to the second. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final Settings settings;

    Doubts(Settings settings) {
        this.settings = settings;
    }

    /** The first thing that does not fit, in words for a person. */
    Optional<String> about(Holding thing, Known owner) {
        var label = Label.of(thing);
        if (label.volume().isEmpty()) {
            return Optional.of("it names no volume");
        }
        if (owner.broken().contains(label.volume())) {
            return Optional.of("the chain of %s does not hold together".formatted(label.volume()));
        }
        return owner.evidence(label.volume())
                .map(evidence -> about(thing, label, evidence, owner))
                .orElseGet(() -> Optional.of("the incident has no volume " + label.volume()));
    }

    private Optional<String> about(Holding thing, Label label, Evidence evidence, Known owner) {
        if (!stages(thing.kind()).contains(label.stage())) {
            return Optional.of("stage '%s' makes no %s".formatted(label.stage(), text(thing.kind())));
        }
        var account = account(label, evidence);
        if (!thing.account().equals(account)) {
            return Optional.of("it is in account %s, and ours is in %s".formatted(thing.account(), account));
        }
        var isOnChain = new Named(evidence, thing.id()).isOnChain();
        return isOnChain || thing.kind() == Kind.UPLOAD
                ? Optional.empty()
                : aboutUnnamed(thing, label, evidence, owner);
    }

    private Optional<String> aboutUnnamed(Holding thing, Label label, Evidence evidence, Known owner) {
        if (thing.since().isBefore(owner.incident().openedAt().minus(CLOCKS))) {
            return Optional.of("it is older than the incident");
        }
        if (thing.kind() == Kind.SHARE) {
            return Optional.of("it is shared with us, and no chain names it");
        }
        if (thing.kind() == Kind.SNAPSHOT) {
            return aboutUnnamedSnapshot(thing, label, evidence);
        }
        if (thing.kind() == Kind.VOLUME) {
            return new Named(evidence, thing.origin()).isOnChain()
                    ? Optional.empty()
                    : Optional.of("it is made of %s, which no chain names".formatted(said(thing.origin())));
        }
        return isOurImage(thing, evidence)
                ? Optional.empty()
                : Optional.of("its machine image %s is not that of our collectors".formatted(said(thing.origin())));
    }

    /** That of the settings, or one that this volume's collectors had before it was built anew. */
    private boolean isOurImage(Holding thing, Evidence evidence) {
        return thing.origin().equals(settings.in(thing.region()).machineImage())
                || evidence.chain().all(Link.CollectorLaunched.class).stream()
                        .anyMatch(launched -> launched.machineImage().equals(thing.origin()));
    }

    private static String said(String origin) {
        return origin.isEmpty() ? "nothing" : origin;
    }

    private static Optional<String> aboutUnnamedSnapshot(Holding thing, Label label, Evidence evidence) {
        if (thing.size().gib() != evidence.volume().gib()) {
            return Optional.of("it has %d GiB, and %s has %d"
                    .formatted(
                            thing.size().gib(),
                            label.volume(),
                            evidence.volume().gib()));
        }
        var isSource = label.stage().equals(StageName.SNAPSHOT.text());
        if (isSource && !thing.of().equals(label.volume())) {
            return Optional.of("it is of " + thing.of());
        }
        var said = "impound %s nonce ".formatted(evidence.incident());
        var nonce = thing.tag("impound:nonce");
        var fits = isSource
                ? !nonce.isEmpty() && thing.origin().equals(said + nonce)
                : thing.origin().startsWith(said);
        return fits ? Optional.empty() : Optional.of("its description has not the nonce of a call of ours");
    }

    private static List<String> stages(Kind kind) {
        var stages =
                switch (kind) {
                    case COLLECTOR -> List.of(StageName.LAUNCH);
                    case VOLUME -> List.of(StageName.RESTORE);
                    case UPLOAD -> List.of(StageName.IMAGE);
                    case SHARE -> List.of(StageName.SNAPSHOT, StageName.REENCRYPT);
                    case SNAPSHOT -> List.of(StageName.SNAPSHOT, StageName.REENCRYPT, StageName.RECEIVE);
                };
        return stages.stream().map(StageName::text).toList();
    }

    private AccountId account(Label label, Evidence evidence) {
        var isOfMonitored =
                List.of(StageName.SNAPSHOT.text(), StageName.REENCRYPT.text()).contains(label.stage());
        return isOfMonitored ? evidence.target().account() : settings.securityAccount();
    }

    private static String text(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
