package impound.processors.custody;

import impound.processors.Wire;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.StageName;
import impound.processors.id.AccountId;
import impound.processors.id.IncidentId;
import impound.processors.id.SnapshotId;
import java.nio.charset.StandardCharsets;

/** Where the coordinator keeps what it needs only while it works. The only place that puts such a key together. */
public final class WorkKeys {
    /** How the key of what is known of something parked ends. */
    public static final String FACTS = ".json";

    /** Below this lies what people have ordered of the coordinators. */
    public static final String CONTROL = "control/";

    /** Says that no finding is to be taken. */
    public static final String PAUSE = CONTROL + "pause.json";

    private WorkKeys() {}

    public static String hop(String subject) {
        return "hops/" + subject;
    }

    /** When the sweeper was last round, and what it saw. */
    public static String sweep() {
        return "sweeps/last.json";
    }

    /** Readable by its instance; the hash is over the whole finding's id, which may be of any length and text. */
    public static String claim(Claim.Subject subject) {
        var target = subject.target();
        var whole = String.join(
                "\n",
                subject.finding(),
                target.account().value(),
                target.region().value(),
                target.id());
        return "claims/%s/%s.json".formatted(target.id(), Wire.sha256(whole.getBytes(StandardCharsets.UTF_8)));
    }

    public static String lease(String subject, StageName stage) {
        return "leases/" + subject + "." + stage.text();
    }

    public static String intent(String subject, StageName stage, int attempt) {
        return "intents/%s.%s.a%d.json".formatted(subject, stage.text(), attempt);
    }

    /** Says that EC2 refuses the set of this target, and why: its volumes are taken one by one. */
    public static String refusedSet(String subject) {
        return "intents/" + subject + ".set-refused.json";
    }

    /** Of a copy: what is copied from another snapshot is another copy. */
    public static String intent(String subject, StageName stage, int attempt, SnapshotId source) {
        return "intents/%s.%s.a%d.%s.json".formatted(subject, stage.text(), attempt, source);
    }

    public static String group(IncidentId incident, String milestone) {
        return "groups/" + incident + "/" + milestone + ".json";
    }

    public static String task(Evidence evidence) {
        return "tasks/%s.a%d.json".formatted(evidence.subject(), evidence.attempt());
    }

    /** Below this a collector writes that it is ready, how far it is, or why it failed. */
    public static String collector(Evidence evidence) {
        return "collectors/%s.a%d/".formatted(evidence.subject(), evidence.collectorAttempt());
    }

    /** The body of a parked message, byte for byte. */
    public static String parked(StageName stage, String messageId) {
        return "parked/" + stage.text() + "/" + messageId;
    }

    /** What is known of it, beside its body. */
    public static String parkedFacts(StageName stage, String messageId) {
        return parked(stage, messageId) + FACTS;
    }

    /** Says what of an incident is not to be collected any more. */
    public static String abort(IncidentId incident) {
        return CONTROL + incident + "/abort.json";
    }

    /** Says that an incident goes before others. */
    public static String priority(IncidentId incident) {
        return CONTROL + incident + "/priority.json";
    }

    /** Which instances of an account were taken into collection within the last hour. */
    public static String hour(AccountId account) {
        return "hours/" + account + ".json";
    }

    /** Marks that a notice went out. It lies here, since the evidence bucket has nothing that a collection does not need. */
    public static String notice(IncidentId incident, String name) {
        return "notices/" + incident + "/" + name + ".json";
    }

    /** Marks that a notice could not go out, and that this is in the audit log. */
    public static String untoldNotice(IncidentId incident, String name) {
        return "notices/" + incident + "/" + name + ".untold.json";
    }

    /** Marks that the findings of an incident have a note. */
    public static String writtenBack(IncidentId incident, String name) {
        return "written-back/" + incident + "/" + name + ".json";
    }

    /** Marks that they could not get it, and that this is in the audit log. */
    public static String notWrittenBack(IncidentId incident, String name) {
        return "written-back/" + incident + "/" + name + ".failed.json";
    }
}
