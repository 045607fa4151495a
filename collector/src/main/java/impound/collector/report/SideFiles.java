package impound.collector.report;

import impound.collector.Destination;
import impound.collector.digest.Hashes;
import impound.collector.record.Manifest;
import impound.collector.record.PartList;
import impound.collector.record.RecordJson;
import java.nio.charset.StandardCharsets;

/** The files beside the image, each under the image's name and an ending, each written once. */
public record SideFiles(Destination destination) {

    /** One file for each digest, as {@code sha256sum -c} and its sisters read it: hash, two blanks, bare file name. */
    public void writeDigests(ImageWritten image) {
        image.digests().forEach((digest, hex) -> write("." + digest.text(), checkFile(hex)));
    }

    /** The part list; answers its SHA-256, which the manifest holds. */
    public String writeParts(ImageWritten image) {
        byte[] file = RecordJson.write(new PartList(
                fileName(), image.stored().size(), destination.upload().checksum(), image.parts()));
        write(".parts.json", file);
        return Hashes.sha256(file);
    }

    public void writeLog(CaptureLog log) {
        write(".log", log.file());
    }

    /** Last of all: where there is a manifest, the image is whole. */
    public void writeManifest(Manifest manifest) {
        write(".manifest.json", RecordJson.write(manifest));
    }

    private byte[] checkFile(String hex) {
        return (CheckLine.of(hex, fileName()) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private String fileName() {
        return destination.key().substring(destination.key().lastIndexOf('/') + 1);
    }

    private void write(String ending, byte[] file) {
        destination.write(ending, file);
    }
}
