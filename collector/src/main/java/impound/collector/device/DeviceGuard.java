package impound.collector.device;

import impound.collector.CollectorFailure;
import impound.collector.record.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that a disk stays as it is while it is read: read-only by the kernel's flag, used by nobody and written by
 * nobody, before the first byte and after the last. It is no write blocker and is not called one: the snapshot is the
 * original.
 */
final class DeviceGuard implements Guard {

    /**
     * A rule of udev's may set the flag of a disk that we may not set ourselves; it comes within moments. Longer than any
     * of its rules should take, and short against everything else.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path entry;
    private final Path node;
    private final DeviceUse use;
    private final Manifest.ReadOnly readOnly;
    private final Manifest.Writes before;
    private volatile Manifest.Writes after;

    /**
     * Over the disk of this name, which is read-only from now on.
     *
     * @throws CollectorFailure.DeviceInUse where somebody uses it
     * @throws CollectorFailure.DeviceWritable where the kernel does not show it as read-only then
     */
    DeviceGuard(Kernel kernel, String name, ReadOnlyFlag flag, Pause pause) {
        this.entry = kernel.sys().resolve("block").resolve(name);
        this.node = kernel.dev().resolve(name);
        this.use = new DeviceUse(kernel.proc());
        this.before = new Member(entry).writes();
        this.after = before;
        requireNode();
        // First who uses it: to take the right to write from a mounted file system would harm it.
        use.refuse(Member.of(entry));
        this.readOnly = setReadOnly(kernel.dev(), flag, pause);
    }

    private Manifest.ReadOnly setReadOnly(Path dev, ReadOnlyFlag flag, Pause pause) {
        Optional<String> refusal = Optional.empty();
        for (Duration waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(Pause.LOOK)) {
            if (firstWritable().isEmpty()) {
                return Manifest.ReadOnly.FOUND;
            }
            refusal = ask(dev, flag);
            if (refusal.isEmpty() && firstWritable().isEmpty()) {
                return Manifest.ReadOnly.SET;
            }
            pause.pause(Pause.LOOK);
        }
        throw new CollectorFailure.DeviceWritable("%s could not be set read-only: %s"
                .formatted(
                        firstWritable().orElse(node.toString()),
                        refusal.orElse("it was done, and the kernel does not show it")));
    }

    // A disk's flag holds for its partitions, but in kernels before 5.12 they have to be set one by one.
    private Optional<String> ask(Path dev, ReadOnlyFlag flag) {
        try {
            for (Member member : Member.of(entry)) {
                if (!member.isReadOnly()) {
                    flag.set(dev.resolve(member.name()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    private Optional<String> firstWritable() {
        return Member.of(entry).stream()
                .filter(member -> !member.isReadOnly())
                .map(Member::name)
                .findFirst();
    }

    /**
     * Looks again at all of it.
     *
     * @throws CollectorFailure.DeviceWritten where the kernel has counted writes since we began
     */
    @Override
    public void confirm() {
        requireNode();
        List<Member> members = Member.of(entry);
        use.refuse(members);
        firstWritable().ifPresent(name -> {
            throw new CollectorFailure.DeviceWritable("%s is no longer read-only".formatted(name));
        });
        after = members.get(0).writes();
        if (!after.equals(before)) {
            throw new CollectorFailure.DeviceWritten(
                    "%s was written while it was read: %s before the first byte, %s now"
                            .formatted(entry.getFileName(), before.text(), after.text()));
        }
    }

    // A link that went stale, or a node of another device that has taken the name.
    private void requireNode() {
        String listed = new Member(entry).number();
        try {
            DeviceNumber.of(node).filter(number -> !number.equals(listed)).ifPresent(number -> {
                throw new CollectorFailure.DeviceIdentity(
                        "%s is device %s, but the kernel's %s is %s".formatted(node, number, entry, listed));
            });
        } catch (IOException e) {
            throw new CollectorFailure.DeviceNotFound("cannot look at %s: %s".formatted(node, e));
        }
    }

    @Override
    public Manifest.Protection description() {
        return new Manifest.Protection(readOnly, before, after);
    }
}
