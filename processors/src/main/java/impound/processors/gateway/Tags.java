package impound.processors.gateway;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.StageName;
import impound.processors.id.IncidentId;
import impound.processors.id.SnapshotId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Our own tags on what we make: by them it is found again after a lost answer, and by the sweeper. */
public record Tags(SortedMap<String, String> values) {
    /** Present on everything that we make. */
    public static final String INCIDENT = "impound:incident";

    private static final String ATTEMPT = "impound:attempt";

    public Tags {
        values = new TreeMap<>(values);
    }

    /** What is made for one volume at one stage of one attempt. */
    public static Tags of(Evidence evidence, StageName stage) {
        return new Tags(new TreeMap<>(Map.of(
                INCIDENT,
                evidence.incident().value(),
                "impound:volume",
                evidence.volume().id().value(),
                "impound:stage",
                stage.text(),
                ATTEMPT,
                Integer.toString(evidence.attempt()),
                "Name",
                "impound " + evidence.volume().id())));
    }

    /** What is made for one volume by one call; the nonce tells it from what another call made, and from anybody's. */
    public static Tags of(Evidence evidence, StageName stage, String nonce) {
        var tags = new TreeMap<>(of(evidence, stage).values());
        tags.put("impound:nonce", nonce);
        return new Tags(tags);
    }

    /** What is made for one volume by one call from this snapshot. */
    public static Tags of(Evidence evidence, StageName stage, SnapshotId source, String nonce) {
        var tags = new TreeMap<>(of(evidence, stage, nonce).values());
        tags.put("impound:source", source.value());
        return new Tags(tags);
    }

    /** The same without the attempt: what a call has made bears that of its time, and may be looked for in a later one. */
    public Tags ofAnyAttempt() {
        var tags = new TreeMap<>(values);
        tags.remove(ATTEMPT);
        return new Tags(tags);
    }

    /** The same as an earlier attempt has set them. */
    public Tags ofAttempt(int attempt) {
        var tags = new TreeMap<>(values);
        tags.put(ATTEMPT, Integer.toString(attempt));
        return new Tags(tags);
    }

    /** What is made for a whole target in one call; the nonce tells this call's snapshots from anybody's. */
    public static Tags of(IncidentId incident, String target, String nonce) {
        return new Tags(new TreeMap<>(Map.of(
                INCIDENT,
                incident.value(),
                "impound:target",
                target,
                "impound:stage",
                StageName.SNAPSHOT.text(),
                "impound:nonce",
                nonce,
                "Name",
                "impound " + target)));
    }
}
