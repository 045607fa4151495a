package impound.processors.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * The stations of a collection, in the words of queues, routes, settings and Terraform. An evidence's itinerary is made
 * of those from {@link #REENCRYPT} to {@link #RECEIVE}; each of them is done with one kind of link.
 */
public enum StageName {
    FINDINGS,
    SNAPSHOT(Link.SnapshotLocked.class),
    REENCRYPT(Link.SnapshotReencrypted.class),
    SHARE(Link.SnapshotShared.class),
    RESTORE(Link.VolumeRestored.class),
    LAUNCH(Link.CollectorLaunched.class),
    ATTACH(Link.VolumeAttached.class),
    IMAGE(Link.ImageWritten.class),
    VERIFY(Link.ImageVerified.class),
    RECEIVE(Link.SnapshotReceived.class),
    COMPLETED;

    private final List<Class<? extends Link>> last;

    /** A station that writes no link of its own: nothing of a chain says that it is done. */
    StageName() {
        this.last = List.of();
    }

    StageName(Class<? extends Link> last) {
        this.last = List.of(last);
    }

    /**
     * The stage of this name.
     *
     * @throws IllegalArgumentException for any other text
     */
    @JsonCreator
    public static StageName of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The name everywhere: the x of the queue {@code impound-x} and of the route x. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this kind of link is the last one that the stage writes. */
    public boolean isDoneBy(Link link) {
        return last.contains(link.getClass());
    }
}
