package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Disks to measure with: what nobody can compress, and what a disk of a server looks like. */
final class Images {
    private static final int PIECE = 8 << 20;

    private Images() {}

    /** Noise, the same each time. */
    static Path random(Path folder, long bytes) throws IOException, GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[16], "AES"), new IvParameterSpec(new byte[16]));
        var image = folder.resolve("random.img");
        try (var out = Files.newOutputStream(image)) {
            var zeros = new byte[PIECE];
            for (var left = bytes; left > 0; left -= PIECE) {
                out.write(cipher.update(zeros));
            }
        }
        return image;
    }

    /** An ext4 with this system's programs, about half of it never written. */
    static Path fileSystem(Path folder, long bytes) throws IOException, InterruptedException {
        var image = folder.resolve("fs.img");
        var sources = folder.resolve("root");
        Files.createDirectories(sources);
        var half = bytes >> 20 >> 1;
        run(
                folder,
                "tar --create --directory=/usr lib bin share 2>/dev/null | head --bytes=%dM > %s/usr.tar; true"
                        .formatted(half, sources));
        run(folder, "mke2fs -q -F -t ext4 -d %s %s %dk".formatted(sources, image, bytes >> 10));
        run(folder, "rm -r " + sources);
        assertThat(Files.size(image)).isEqualTo(bytes);
        return image;
    }

    private static void run(Path folder, String script) throws IOException, InterruptedException {
        var log = folder.resolve("images.log");
        var process = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor())
                .as("%s: %s", script, Files.readString(log))
                .isZero();
    }
}
