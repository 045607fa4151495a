package impound.collector.hand;

import impound.collector.CollectorFailure;
import impound.collector.Destination;
import impound.collector.record.Digest;
import impound.collector.record.Manifest;
import impound.collector.upload.MultipartUpload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** An image that is a file, with its side files beside it. Each is new: what is there already is never touched. */
final class InFolder implements Destination {

    private final Path file;
    private final MultipartUpload upload;
    private final List<Path> written = new ArrayList<>();

    /** @param writers threads that write, and may read the device for it */
    InFolder(Path file, Executor writers) {
        this.file = file;
        this.upload = new FileUpload(file, writers);
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public String key() {
        return file.getFileName().toString();
    }

    @Override
    public MultipartUpload upload() {
        return upload;
    }

    @Override
    public void open(long size) {
        requireFolder();
        names().filter(InFolder::exists).findFirst().ifPresent(name -> {
            throw taken(name);
        });
        Room.beside(file).require(size);
        upload.open();
    }

    private CollectorFailure taken(Path name) {
        return name.equals(file) && !exists(beside(".manifest.json"))
                ? new CollectorFailure.TargetTaken(
                        "%s is there already, without a manifest: it may be what a killed run left; look, then remove it, or name another file"
                                .formatted(file))
                : FileTrouble.taken(name);
    }

    private static boolean exists(Path name) {
        return Files.exists(name, LinkOption.NOFOLLOW_LINKS);
    }

    private void requireFolder() {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new CollectorFailure.AccessRefused("there is no folder %s; make it first".formatted(folder), null);
        }
    }

    private Stream<Path> names() {
        Stream<String> digests = Arrays.stream(Digest.values()).map(digest -> "." + digest.text());
        return Stream.concat(Stream.of("", ".parts.json", ".log", ".manifest.json"), digests)
                .map(this::beside);
    }

    private Path beside(String ending) {
        return file.resolveSibling(key() + ending);
    }

    @Override
    public void write(String ending, byte[] bytes) {
        Path side = beside(ending);
        try (FileChannel channel = FileChannel.open(side, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            written.add(side);
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
            forceFolder();
        } catch (IOException e) {
            throw FileTrouble.of(side, e);
        }
    }

    /** A new file's name is on the disk only with its folder; so the manifest's is there after all the others. */
    private void forceFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public Manifest.Image named(MultipartUpload.Stored stored) {
        return new Manifest.Image(null, key(), null, stored.size(), null);
    }

    /** The manifest first, so that there is none without its image. */
    @Override
    public void giveUp() {
        for (int i = written.size() - 1; i >= 0; i--) {
            delete(written.get(i));
        }
        upload.abort();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
