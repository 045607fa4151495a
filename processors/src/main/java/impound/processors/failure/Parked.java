package impound.processors.failure;

import impound.processors.Wire;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Message;
import impound.processors.evidence.StageName;
import impound.processors.evidence.TargetStopped;
import impound.processors.id.Region;
import java.time.Instant;

/**
 * What a person has to know of something that is set aside: the JSON beside its body, and what a replay goes by.
 *
 * @param id of the message as SQS gave it, or of a stop that parked no message of its own
 * @param incident that it belongs to, or empty where it opened none
 * @param about the volume, or the target whose volumes are not known, or empty
 */
public record Parked(
        String format,
        StageName stage,
        String id,
        Region region,
        String incident,
        String about,
        int attempt,
        String reason,
        String message,
        String advice,
        Instant at) {

    /** The value of {@code format}. */
    public static final String FORMAT = "impound-parked/1";

    /** A message that failed at a stage; where its body is none of ours, it belongs to no incident. */
    static Parked of(StageName stage, String id, String body, CollectionFailure failure, Instant at, Region home) {
        try {
            return of(stage, id, Wire.readMessage(body), failure, at);
        } catch (Rejected e) {
            return new Parked(
                    FORMAT, stage, id, home, "", "", 1, failure.reason(), text(failure), failure.advice(), at);
        }
    }

    private static Parked of(StageName stage, String id, Message message, CollectionFailure failure, Instant at) {
        return new Parked(
                FORMAT,
                stage,
                id,
                message.region(),
                message.incident().value(),
                about(message),
                message instanceof Evidence evidence ? evidence.attempt() : 1,
                failure.reason(),
                text(failure),
                failure.advice(),
                at);
    }

    /** A volume that stopped, of which the chain alone tells. */
    public static Parked of(Evidence evidence, Link.CollectionStopped stop) {
        return stopped(
                evidence,
                evidence.volume().id().value(),
                evidence.chain().links().size(),
                evidence.attempt(),
                stop);
    }

    /** A target that stopped, of which its chain alone tells. */
    public static Parked of(TargetStopped target, Link.CollectionStopped stop) {
        return stopped(target, target.target().id(), target.chain().links().size(), 1, stop);
    }

    private static Parked stopped(Message message, String about, int number, int attempt, Link.CollectionStopped stop) {
        var incident = message.incident().value();
        return new Parked(
                FORMAT,
                stop.from(),
                "%s.%s.%04d".formatted(incident, about, number),
                message.region(),
                incident,
                about,
                attempt,
                stop.reason(),
                stop.message(),
                stop.advice(),
                stop.at());
    }

    /** The same of the target, whose volumes go on together. */
    public Parked about(String target) {
        var name = "%s.%s".formatted(incident, target);
        return new Parked(format, stage, name, region, incident, target, attempt, reason, message, advice, at);
    }

    private static String about(Message message) {
        if (message instanceof Evidence evidence) {
            return evidence.volume().id().value();
        }
        if (message instanceof Assignment assignment) {
            return assignment.target().id();
        }
        return message instanceof TargetStopped stopped ? stopped.target().id() : "";
    }

    private static String text(CollectionFailure failure) {
        return String.valueOf(failure.getMessage());
    }
}
