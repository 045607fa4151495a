package impound.processors.replay;

import impound.processors.evidence.Assignment;
import impound.processors.evidence.Chain;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.StageName;
import impound.processors.failure.Parked;
import java.util.List;
import java.util.stream.Collectors;

/** What a replay does with one parked thing, before it does it. */
public sealed interface Plan {
    Parked parked();

    /** For a person: what becomes of it. */
    String words();

    /** A volume goes on at {@code from}; of one that was resumed and never sent only the message is missing. */
    record VolumeGoesOn(Parked parked, Evidence evidence, StageName from) implements Plan {
        @Override
        public String words() {
            return "volume %s of %s goes on at %s (%s at %s since %s)"
                    .formatted(
                            parked.about(),
                            parked.incident(),
                            from.text(),
                            parked.reason(),
                            parked.stage().text(),
                            parked.at());
        }
    }

    /** The volumes of a target that have no snapshot go back to {@code snapshot} together, as one set where that is to be had. */
    record TargetGoesOn(Parked parked, Assignment assignment, Chain chain, List<Evidence> volumes) implements Plan {
        public TargetGoesOn {
            volumes = List.copyOf(volumes);
        }

        @Override
        public String words() {
            var which = volumes.stream()
                    .map(evidence -> evidence.volume().id().value())
                    .collect(Collectors.joining(", "));
            return "%s of %s goes on at snapshot%s (%s since %s)"
                    .formatted(
                            assignment.target().id(),
                            assignment.incident(),
                            which.isEmpty() ? "" : ": " + which,
                            parked.reason(),
                            parked.at());
        }
    }

    /** The message goes back to its queue as it came: whatever takes it there knows whether it was dealt with. */
    record GoesBack(Parked parked, String body) implements Plan {
        @Override
        public String words() {
            return "message %s goes back to %s as it came (%s since %s)"
                    .formatted(parked.id(), parked.stage().text(), parked.reason(), parked.at());
        }
    }

    /** Nothing is to be done: it goes off the shelf. */
    record LeftAlone(Parked parked, String why) implements Plan {
        @Override
        public String words() {
            return "%s %s: left alone, %s"
                    .formatted(
                            parked.about().isEmpty() ? "message" : parked.about(),
                            parked.about().isEmpty() ? parked.id() : "of " + parked.incident(),
                            why);
        }
    }
}
