package impound.processors.finding;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Target;
import impound.processors.evidence.Target.VolumeTarget;
import impound.processors.finding.Check.Looked;
import impound.processors.finding.Verdict.Decision;
import java.util.List;

/**
 * What an event would come to.
 *
 * @param file in which it is
 * @param decision {@code ACCEPT}, {@code IGNORE}, {@code REJECT}, or {@code PARTIAL} where some of it is accepted and a person has
 *     to look at the rest
 * @param reason of the first verdict that makes it this decision; empty where it is accepted
 * @param looked what is looked at in each of its findings; empty where the event cannot be read
 * @param verdicts on each of its findings and instances; where the event cannot be read there is one
 */
public record Explanation(
        String file,
        String decision,
        String reason,
        List<Captured> targets,
        @JsonIgnore List<Looked> looked,
        @JsonIgnore List<Verdict> verdicts) {
    private static final String PARTIAL = "PARTIAL";

    /** An instance whose disks would be captured, or one volume: the other of the two is empty, and left out. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Captured(String account, String region, String instance, String volume) {
        private static Captured of(Target target) {
            var isVolume = target instanceof VolumeTarget;
            return new Captured(
                    target.account().value(),
                    target.region().value(),
                    isVolume ? "" : target.name(),
                    isVolume ? target.name() : "");
        }
    }

    /** By the judgement that intake uses. */
    public static Explanation of(String file, String event, ReadFinding readFinding) {
        try {
            var judged = readFinding.read(event);
            return of(file, decision(judged), readFinding.look(event), judged.verdicts());
        } catch (Rejected e) {
            var all = List.of(Verdict.reject(e, "", ""));
            return of(file, Decision.REJECT.name(), List.of(), all);
        }
    }

    private static String decision(Judged judged) {
        if (judged instanceof Accepted accepted) {
            return accepted.isPartial() ? PARTIAL : Decision.ACCEPT.name();
        }
        return judged instanceof Refused ? Decision.REJECT.name() : Decision.IGNORE.name();
    }

    private static Explanation of(String file, String decision, List<Looked> looked, List<Verdict> verdicts) {
        var reason = verdicts.stream()
                .filter(verdict -> verdict.is(decision.equals(PARTIAL) ? Decision.REJECT : Decision.valueOf(decision)))
                .map(Verdict::reason)
                .findFirst()
                .orElse("");
        var captured = verdicts.stream()
                .filter(verdict -> verdict.is(Decision.ACCEPT))
                .map(Verdict::target)
                .map(Captured::of)
                .distinct()
                .toList();
        return new Explanation(file, decision, reason, captured, looked, verdicts);
    }
}
