package impound.sandbox.drill;

import com.fasterxml.jackson.databind.JsonNode;
import impound.collector.record.Digest;
import impound.collector.record.Manifest;
import impound.collector.record.RecordJson;
import impound.processors.Wire;
import impound.processors.completion.Closing;
import impound.processors.evidence.Chain;
import impound.processors.evidence.Chained;
import impound.processors.evidence.Link.ImageVerified;
import impound.sandbox.drill.ContentHash.Content;
import impound.sandbox.ec2.Volume;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** Compares the evidence with the disks that it was taken from: what no coordinator can do in AWS, and a drill can. */
final class Verification {
    private final EvidenceBucket bucket;
    private final World world;
    private final List<Suspected> suspects;

    Verification(EvidenceBucket bucket, World world, List<Suspected> suspects) {
        this.bucket = bucket;
        this.world = world;
        this.suspects = suspects;
    }

    Verdict of(String incident) throws IOException {
        var verdict = new Verdict();
        var closing = Wire.read(bucket.read(incident + "/closing/0001.json").orElseThrow(), Closing.class);
        verdict.equal("state of the incident", Closing.State.COMPLETE, closing.state());
        var source = suspects.stream()
                .map(suspect -> world.ec2().view().instance(suspect.instance()))
                .flatMap(instance -> world.ec2().view().volumesOf(instance).stream())
                .toList();
        verdict.equal("number of volumes", source.size(), closing.volumes().size());
        closing.volumes().stream()
                .filter(volume -> !volume.why().isEmpty())
                .forEach(volume -> verdict.that(false, volume.id() + ": " + volume.result() + ", " + volume.why()));
        for (var volume : source) {
            image(verdict, closing, volume);
            chain(verdict, incident, closing, volume.id());
        }
        verdict.that(SignatureCheck.isGood(bucket, incident), "signature of the closing record and its public key");
        return verdict;
    }

    private void image(Verdict verdict, Closing closing, Volume disk) throws IOException {
        var volume = disk.id();
        var key = closing.volumes().stream()
                .filter(closed -> closed.id().equals(volume))
                .findFirst()
                .map(Closing.Volume::image)
                .orElse("");
        var document = bucket.read(key + ".manifest.json");
        if (document.isEmpty()) {
            verdict.that(false, volume + ": no manifest");
            return;
        }
        var manifest = RecordJson.read(document.get(), Manifest.class);
        var image = compare(verdict, disk, key);
        verdict.equal(
                volume + ": SHA-256 of the image and in the manifest",
                image.sha256(),
                manifest.digests().get(Digest.SHA256));
        verdict.equal(
                volume + ": SHA-256 of the image and in its side file",
                image.sha256() + "  " + key.substring(key.lastIndexOf('/') + 1) + "\n",
                new String(bucket.read(key + ".sha256").orElseThrow(), StandardCharsets.UTF_8));
    }

    /** What was never written to an encrypted disk reads as other bytes under each key, so only the rest can agree. */
    private Content compare(Verdict verdict, Volume disk, String key) throws IOException {
        var blocks = disk.disk().image().writtenBlocks();
        try (var file = Files.newInputStream(disk.disk().file());
                var object = bucket.open(key)) {
            var source = ContentHash.of(file, blocks::get);
            var image = ContentHash.of(object, blocks::get);
            verdict.equal(
                    disk.id() + ": bytes of the source and of the image read back", source.bytes(), image.bytes());
            if (disk.keyArn().isEmpty()) {
                verdict.equal(
                        disk.id() + ": SHA-256 of the source and of the image read back",
                        source.sha256(),
                        image.sha256());
            } else {
                verdict.equal(
                        "%s: SHA-256 of the %d written blocks of the encrypted source and of the image read back"
                                .formatted(disk.id(), blocks.cardinality()),
                        source.written(),
                        image.written());
            }
            return image;
        }
    }

    private void chain(Verdict verdict, String incident, Closing closing, String volume) {
        var keys = bucket.keys(incident + "/custody/" + volume + "/");
        var documents = keys.stream().map(key -> bucket.read(key).orElseThrow()).toList();
        if (documents.isEmpty()) {
            verdict.that(false, volume + ": no chain of custody");
            return;
        }
        verdict.that(
                isUnbroken(documents), volume + ": each of %d links names the one before it".formatted(keys.size()));
        var head = Wire.sha256(documents.get(documents.size() - 1));
        var closed = closing.volumes().stream()
                .filter(found -> found.id().equals(volume))
                .findFirst();
        verdict.equal(
                volume + ": last link and the closing record",
                closed.map(Closing.Volume::head).orElse("nothing"),
                head);
        var verified = documents.stream()
                .map(document -> Wire.read(document, Chained.class).link())
                .anyMatch(ImageVerified.class::isInstance);
        verdict.that(verified, volume + ": the coordinator verified the image");
    }

    private static boolean isUnbroken(List<byte[]> documents) {
        var before = Chain.GENESIS;
        for (var document : documents) {
            JsonNode previous = previous(document);
            if (!previous.asText().equals(before)) {
                return false;
            }
            before = Wire.sha256(document);
        }
        return true;
    }

    private static JsonNode previous(byte[] document) {
        return Wire.read(document, JsonNode.class).path("previous");
    }
}
