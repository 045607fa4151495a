package impound.collector.hand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import impound.collector.CollectorFailure;
import impound.collector.digest.Hashes;
import impound.collector.record.PartChecksum;
import impound.collector.record.PartList;
import impound.collector.record.S3Checksum;
import impound.collector.upload.PartBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileUploadTest {

    private static final int MIB = 1 << 20;

    private static final S3Checksum READ = PartChecksum.SHA256.whole("");

    @TempDir
    private Path folder;

    @Test
    void a_part_with_other_bytes_than_were_hashed_is_refused() {
        FileUpload upload = new FileUpload(folder.resolve("a.dd"), Runnable::run);
        upload.open();
        PartList.Part part = new PartList.Part(1, 0, 3, Hashes.sha256(new byte[] {1, 2, 3}));

        assertThatThrownBy(() -> upload.send(part, body(new byte[] {1, 2, 4})).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(CollectorFailure.UploadFailed.class)
                .hasMessageContaining("expected SHA-256 " + part.checksum());
        assertThatThrownBy(() -> upload.complete(List.of(part), 3, READ))
                .isInstanceOf(CollectorFailure.StoredDiffers.class);
    }

    @Test
    void a_part_that_never_came_is_missed() {
        FileUpload upload = new FileUpload(folder.resolve("a.dd"), Runnable::run);
        upload.open();
        byte[] bytes = new byte[3];
        PartList.Part part = new PartList.Part(1, 0, 3, Hashes.sha256(bytes));
        upload.send(part, body(bytes)).join();

        assertThatThrownBy(() -> upload.complete(List.of(part, new PartList.Part(2, 3, 3, part.checksum())), 6, READ))
                .isInstanceOf(CollectorFailure.StoredDiffers.class);
    }

    @Test
    void a_file_system_that_fills_up_meanwhile_is_told_as_such() throws IOException, InterruptedException {
        assumeTrue(mount(folder) == 0, "this user mounts no file systems");
        try {
            FileUpload upload = new FileUpload(folder.resolve("a.dd"), Runnable::run);
            upload.open();
            byte[] ones = new byte[12 * MIB];
            java.util.Arrays.fill(ones, (byte) 1);
            PartList.Part part = new PartList.Part(1, 0, ones.length, Hashes.sha256(ones));

            assertThatThrownBy(() -> upload.send(part, body(ones)).join())
                    .hasCauseInstanceOf(CollectorFailure.NoSpace.class)
                    .hasMessageContaining(folder.resolve("a.dd").toString())
                    .hasMessageContaining("make room");
            upload.abort();
            assertThat(folder).isEmptyDirectory();
        } finally {
            run("umount", folder.toString());
        }
    }

    @Test
    void what_another_has_made_is_not_removed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.dd"), "of somebody else");
        FileUpload upload = new FileUpload(file, Runnable::run);

        assertThatThrownBy(upload::open).isInstanceOf(CollectorFailure.TargetTaken.class);
        upload.abort();

        assertThat(file).hasContent("of somebody else");
    }

    private static int mount(Path folder) throws IOException, InterruptedException {
        return run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder.toString());
    }

    private static int run(String... line) throws IOException, InterruptedException {
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static PartBody body(byte[] bytes) {
        return new PartBody() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public Chunks open() {
                Iterator<ByteBuffer> chunks = List.of(ByteBuffer.wrap(bytes)).iterator();
                return () -> chunks.hasNext() ? chunks.next() : null;
            }
        };
    }
}
