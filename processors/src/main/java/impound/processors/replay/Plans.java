package impound.processors.replay;

import impound.processors.completion.Collected;
import impound.processors.custody.Custody;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.Chain;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link.CollectionResumed;
import impound.processors.evidence.Link.CollectionStopped;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Target;
import impound.processors.evidence.TargetStopped;
import impound.processors.failure.Parked;
import impound.processors.failure.Shelf;
import impound.processors.finding.Incidents;
import impound.processors.id.IncidentId;
import impound.processors.settings.Settings;
import java.util.Optional;
import java.util.Set;

/** Says what is to be done with what is parked, by what the chains say at this moment. It changes nothing. */
final class Plans {
    /** What comes here is not of one volume's chain, or not its chain's to say. */
    private static final Set<StageName> AS_IT_CAME = Set.of(StageName.FINDINGS, StageName.COMPLETED);

    private final Shelf shelf;
    private final Incidents incidents;
    private final Custody custody;
    private final Resume resume;
    private final Settings settings;

    Plans(Shelf shelf, Incidents incidents, Custody custody, Resume resume, Settings settings) {
        this.shelf = shelf;
        this.incidents = incidents;
        this.custody = custody;
        this.resume = resume;
        this.settings = settings;
    }

    Plan of(Parked parked) {
        if (AS_IT_CAME.contains(parked.stage()) || parked.incident().isEmpty() || !settings.isServed(parked.region())) {
            return back(parked);
        }
        return incidents
                .find(parked.region(), new IncidentId(parked.incident()))
                .map(incident -> Collected.read(incident, incidents, custody))
                .map(collected ->
                        parked.stage() == StageName.SNAPSHOT ? target(parked, collected) : volume(parked, collected))
                .orElseGet(() -> back(parked));
    }

    private Plan back(Parked parked) {
        return shelf.body(parked)
                .<Plan>map(body -> new Plan.GoesBack(parked, body))
                .orElseGet(() -> new Plan.LeftAlone(parked, "it is on its way, and no message of it was parked"));
    }

    private Plan volume(Parked parked, Collected collected) {
        return collected.volumes().stream()
                .filter(evidence -> isAbout(parked, evidence))
                .findFirst()
                .map(evidence -> volume(parked, evidence))
                .orElseGet(() -> back(parked));
    }

    private Plan volume(Parked parked, Evidence evidence) {
        if (isStoppedAt(parked.stage(), evidence)) {
            return new Plan.VolumeGoesOn(parked, evidence, resume.from(evidence));
        }
        if (isUnsent(evidence.chain())) {
            return new Plan.VolumeGoesOn(parked, evidence, evidence.next());
        }
        return wasStoppedAt(parked.stage(), evidence.chain()) || evidence.next() == StageName.COMPLETED
                ? new Plan.LeftAlone(parked, where(evidence))
                : back(parked);
    }

    private Plan target(Parked parked, Collected collected) {
        return targetOf(parked, collected)
                .map(target -> target(parked, target, collected))
                .orElseGet(() -> back(parked));
    }

    private Plan target(Parked parked, Target target, Collected collected) {
        var chain = custody.read(target.region(), collected.incident().id(), target.id());
        var volumes = collected.volumes().stream()
                .filter(evidence -> evidence.target().equals(target))
                .filter(evidence -> parked.about().equals(target.id()) || isAbout(parked, evidence))
                .toList();
        var due = volumes.stream()
                .filter(evidence -> isStoppedAt(StageName.SNAPSHOT, evidence) || isUnsent(evidence.chain()))
                .toList();
        var assignment = Assignment.of(collected.incident().id(), target);
        if (!due.isEmpty() || TargetStopped.isStopped(chain) || volumes.isEmpty() && isUnsent(chain)) {
            return new Plan.TargetGoesOn(parked, assignment, chain, due);
        }
        var isKnown = volumes.stream().noneMatch(evidence -> evidence.chain().isEmpty());
        return !volumes.isEmpty() && isKnown ? new Plan.LeftAlone(parked, where(volumes.get(0))) : back(parked);
    }

    /** The target itself, or the one whose volume it is. */
    private static Optional<Target> targetOf(Parked parked, Collected collected) {
        return collected.incident().targets().stream()
                .filter(target -> target.id().equals(parked.about()))
                .findFirst()
                .or(() -> collected.volumes().stream()
                        .filter(evidence -> isAbout(parked, evidence))
                        .map(Evidence::target)
                        .findFirst());
    }

    private static boolean isAbout(Parked parked, Evidence evidence) {
        return evidence.volume().id().value().equals(parked.about());
    }

    private static boolean isStoppedAt(StageName stage, Evidence evidence) {
        return evidence.stopped().filter(stop -> stop.from() == stage).isPresent();
    }

    private static boolean wasStoppedAt(StageName stage, Chain chain) {
        return chain.all(CollectionStopped.class).stream().anyMatch(stop -> stop.from() == stage);
    }

    /** Nothing came after it, so that whoever resumed it may have died before the message was sent. One too many does nothing. */
    static boolean isUnsent(Chain chain) {
        return !chain.isEmpty() && chain.last().link() instanceof CollectionResumed;
    }

    private static String where(Evidence evidence) {
        return evidence.stopped()
                .map(stop -> "it was resumed and has stopped at %s since"
                        .formatted(stop.from().text()))
                .orElseGet(() -> evidence.next() == StageName.COMPLETED
                        ? "it is finished"
                        : "it was resumed already and is at " + evidence.next().text());
    }
}
