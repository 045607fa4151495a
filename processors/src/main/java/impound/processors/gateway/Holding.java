package impound.processors.gateway;

import impound.processors.id.AccountId;
import impound.processors.id.Region;
import java.time.Instant;
import java.util.Map;

/**
 * Something in AWS that bears our tag, or lies under a key of ours, as AWS itself describes it.
 *
 * @param since when AWS says that it was made
 * @param origin what nobody can set afterwards, unlike tags: the machine image of a machine, the snapshot that a volume is
 *     made of, the description of a snapshot; or empty
 * @param of the instance that a volume is attached to, the source volume of a snapshot, or the key of an upload; or empty
 */
public record Holding(
        Kind kind,
        String id,
        AccountId account,
        Region region,
        Instant since,
        Map<String, String> tags,
        Size size,
        String state,
        String of,
        String origin) {

    public Holding {
        tags = Map.copyOf(tags);
    }

    /** In the order in which they go: a volume can't go before the machine that has it. */
    public enum Kind {
        COLLECTOR,
        VOLUME,
        SHARE,
        SNAPSHOT,
        UPLOAD
    }

    /** What its price depends on; {@code throughput} in MiB/s. */
    public record Size(int gib, String type, int throughput) {}

    /** The tag's value, or empty. */
    public String tag(String name) {
        return tags.getOrDefault(name, "");
    }

    /** The same snapshot, as far as another account may make volumes of it. */
    public Holding asShare() {
        return new Holding(Kind.SHARE, id, account, region, since, tags, new Size(0, "", 0), state, of, origin);
    }
}
