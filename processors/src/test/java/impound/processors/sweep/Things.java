package impound.processors.sweep;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.RESTORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SECURITY;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.TARGET;

import impound.processors.fakes.Life;
import impound.processors.gateway.Holding;
import impound.processors.gateway.Holding.Kind;
import impound.processors.gateway.Holding.Size;
import impound.processors.id.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Things of the first volume of an incident, with the tags that each stage sets. */
final class Things {
    /** On no chain. */
    static final String OTHER_COLLECTOR = "i-0e000000000000001";

    static final String OTHER_VOLUME = "vol-0e000000000000001";
    static final String OTHER_SNAPSHOT = "snap-0e000000000000001";
    static final String REENCRYPTED = "snap-0e00000000000000c";

    private static final String NONCE = "0000-1111";
    private static final Size MACHINE = new Size(0, "m6i.large", 0);
    private static final Size DISK = new Size(ROOT.gib(), "gp3", 750);
    private static final Size STORED = new Size(ROOT.gib(), "snapshot", 0);

    private Things() {}

    static Holding collector() {
        return collector(COLLECTOR.value(), 1);
    }

    static Holding collector(String id, int attempt) {
        return thing(
                Kind.COLLECTOR, id, SECURITY, MACHINE, tags("launch", attempt), "running", "", "ami-0c0000000000001a1");
    }

    static Holding volume() {
        return volume(RESTORED.value(), 1, "");
    }

    static Holding volume(String id, int attempt, String attachedTo) {
        return thing(
                Kind.VOLUME, id, SECURITY, DISK, tags("restore", attempt), "available", attachedTo, SNAPSHOT.value());
    }

    /** The source snapshot, as a member of its set. */
    static Holding source() {
        return ofSet(SNAPSHOT.value());
    }

    /** A member of a set, of which its instance's tags tell, and EC2 which volume it is of. */
    static Holding ofSet(String id) {
        var tags = Map.of(
                "impound:incident",
                INCIDENT.value(),
                "impound:target",
                TARGET.id(),
                "impound:stage",
                "snapshot",
                "impound:nonce",
                NONCE);
        var volume = ROOT.id().value();
        return thing(Kind.SNAPSHOT, id, MONITORED, STORED, tags, "completed", volume, said(NONCE));
    }

    static Holding reencrypted() {
        return copy(REENCRYPTED, "reencrypt", MONITORED);
    }

    static Holding received() {
        return copy(Life.COPY.value(), "receive", SECURITY);
    }

    static Holding copy(String id, String stage, AccountId account) {
        return thing(Kind.SNAPSHOT, id, account, STORED, tags(stage, 1), "completed", "vol-ffffffff", said(NONCE));
    }

    static Holding upload(int attempt) {
        var key = INCIDENT + "/disk_evidence/" + ROOT.id() + (attempt == 1 ? "" : ".a" + attempt) + ".image.dd";
        return thing(Kind.UPLOAD, "upload-" + attempt, SECURITY, new Size(0, "upload", 0), Map.of(), "", key, "");
    }

    static Holding with(Holding thing, String tag, String value) {
        var tags = new HashMap<>(thing.tags());
        tags.put(tag, value);
        return thing(thing.kind(), thing.id(), thing.account(), thing.size(), tags, "", thing.of(), thing.origin());
    }

    static Holding from(Holding thing, String origin) {
        return thing(thing.kind(), thing.id(), thing.account(), thing.size(), thing.tags(), "", thing.of(), origin);
    }

    static Holding in(AccountId account, Holding thing) {
        return thing(thing.kind(), thing.id(), account, thing.size(), thing.tags(), "", thing.of(), thing.origin());
    }

    static Holding madeAt(Instant since, Holding thing) {
        return new Holding(
                thing.kind(),
                thing.id(),
                thing.account(),
                thing.region(),
                since,
                thing.tags(),
                thing.size(),
                thing.state(),
                thing.of(),
                thing.origin());
    }

    private static String said(String nonce) {
        return "impound %s nonce %s".formatted(INCIDENT, nonce);
    }

    private static Map<String, String> tags(String stage, int attempt) {
        return Map.of(
                "impound:incident", INCIDENT.value(),
                "impound:volume", ROOT.id().value(),
                "impound:stage", stage,
                "impound:attempt", Integer.toString(attempt));
    }

    private static Holding thing(
            Kind kind,
            String id,
            AccountId account,
            Size size,
            Map<String, String> tags,
            String state,
            String of,
            String origin) {
        var since = Life.AT.plus(Duration.ofMinutes(1));
        return new Holding(kind, id, account, REGION, since, tags, size, state, of, origin);
    }
}
