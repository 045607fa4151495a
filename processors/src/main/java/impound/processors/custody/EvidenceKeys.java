package impound.processors.custody;

import impound.collector.record.Digest;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Target;
import impound.processors.evidence.Target.VolumeTarget;
import impound.processors.id.IncidentId;

/** Where each thing of an incident lies in the evidence bucket. The only place that puts such a key together. */
public final class EvidenceKeys {
    private EvidenceKeys() {}

    public static String prefix(IncidentId incident) {
        return incident + "/";
    }

    /** The event as received, byte for byte. */
    public static String finding(IncidentId incident) {
        return prefix(incident) + "finding.json";
    }

    /** An event that reports the same once more, byte for byte; its hash tells it from others. */
    public static String update(IncidentId incident, String sha256) {
        return prefix(incident) + "updates/" + sha256 + ".json";
    }

    public static String incident(IncidentId incident) {
        return prefix(incident) + "incident.json";
    }

    /** What EC2 said of a target. */
    public static String source(IncidentId incident, Target target) {
        return prefix(incident) + (target instanceof VolumeTarget ? "volumes/" : "instances/") + target.name()
                + ".json";
    }

    /** Below this lie the links of one volume, or of a target that failed before its volumes were known. */
    public static String custody(IncidentId incident, String id) {
        return prefix(incident) + "custody/" + id + "/";
    }

    /** One link; its number alone is the key, since its kind is inside. */
    public static String link(IncidentId incident, String id, int number) {
        return custody(incident, id) + "%04d.json".formatted(number);
    }

    /** The raw image; later attempts have keys of their own, since no image is ever written over. */
    public static String image(Evidence evidence) {
        var attempt = evidence.collectorAttempt() == 1 ? "" : ".a" + evidence.collectorAttempt();
        return prefix(evidence.incident()) + "disk_evidence/"
                + evidence.volume().id() + attempt + ".image.dd";
    }

    public static String sideFile(String image, Digest digest) {
        return image + "." + digest.text();
    }

    /** The list of the image's parts with the hash of each. */
    public static String parts(String image) {
        return image + ".parts.json";
    }

    public static String manifest(String image) {
        return image + ".manifest.json";
    }

    /** An event that is longer than the audit log takes; its hash tells it from others. */
    public static String audit(IncidentId incident, String sha256) {
        return prefix(incident) + "audit/" + sha256 + ".json";
    }

    public static String closing(IncidentId incident, int number) {
        return closing(incident) + "%04d.json".formatted(number);
    }

    public static String signature(IncidentId incident, int number) {
        return closing(incident) + "%04d.sig".formatted(number);
    }

    public static String report(IncidentId incident, int number) {
        return closing(incident) + "%04d.report.json".formatted(number);
    }

    /** The public key that verifies the signatures. */
    public static String signingKey(IncidentId incident) {
        return closing(incident) + "signing-key.pem";
    }

    /** Marks that the IMAGED notice went out. */
    public static String imaged(IncidentId incident) {
        return closing(incident) + "imaged.json";
    }

    private static String closing(IncidentId incident) {
        return prefix(incident) + "closing/";
    }
}
