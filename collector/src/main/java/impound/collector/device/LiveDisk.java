package impound.collector.device;

import impound.collector.record.Manifest;
import java.nio.file.Path;

/**
 * A disk that a person named on a host that may go on using it, such as an instance store: nothing is refused and nothing set, but
 * what the kernel counts of writes meanwhile goes into the manifest.
 */
final class LiveDisk implements Guard {

    private final Member member;
    private final Manifest.Writes before;
    private volatile Manifest.Writes after;

    LiveDisk(Path entry) {
        this.member = new Member(entry);
        this.before = member.writes();
        this.after = before;
    }

    @Override
    public void confirm() {
        after = member.writes();
    }

    @Override
    public Manifest.Protection description() {
        return new Manifest.Protection(Manifest.ReadOnly.NOT_SET, before, after);
    }
}
