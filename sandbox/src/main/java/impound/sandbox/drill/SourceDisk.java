package impound.sandbox.drill;

import impound.sandbox.drill.EvidenceBucket.Content;
import impound.sandbox.ec2.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;

/** The disk under investigation, read past all of AWS. */
final class SourceDisk {
    private SourceDisk() {}

    static Content content(Volume volume) throws IOException {
        var digest = EvidenceBucket.sha256();
        try (var in = Files.newInputStream(volume.disk().file())) {
            long bytes = 0;
            var buffer = new byte[1 << 20];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
            }
            return new Content(bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
