package impound.processors.stage;

import impound.collector.record.Digest;
import impound.collector.record.Manifest;
import impound.collector.record.PartList;
import impound.processors.Wire;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Documents;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.StoredObjects;
import impound.processors.gateway.StoredObjects.Stored;
import impound.processors.gateway.StoredObjects.Version;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * Compares what the collector says of the image with what S3 holds, without reading the image: S3 has checked each part as it
 * came, by a SHA-256 or a CRC, and its value of the whole can be computed again from the list of the parts' checksums.
 */
public final class VerifyImage implements Stage {
    private final Documents documents;
    private final StoredObjects objects;
    private final Settings settings;
    private final Clock clock;

    public VerifyImage(Gateways aws, Settings settings, Clock clock) {
        this.documents = aws.documents();
        this.objects = aws.objects();
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public StageName name() {
        return StageName.VERIFY;
    }

    @Override
    public Outcome advance(Evidence evidence) {
        var region = evidence.target().region();
        var written = evidence.link(Link.ImageWritten.class);
        var manifest = manifest(region, written);
        var stored = objects.head(region, written.key())
                .orElseThrow(() -> new IntegrityViolated(written.key(), "an image", "nothing"));
        var agreed = new Agreed();
        compareNames(agreed, evidence, manifest);
        agreed.equal(
                "size of the image and of the source volume", evidence.volume().bytes(), stored.size());
        agreed.equal("size of the image and in the manifest", manifest.image().size(), stored.size());
        agreed.equal(
                "version of the image and in the manifest", manifest.image().versionId(), stored.versionId());
        agreed.equal("number of versions of the image", 1L, versions(region, written.key()));
        compareParts(agreed, region, manifest, stored);
        compareSideFiles(agreed, region, manifest, written);
        compareBadRanges(agreed, manifest);
        return evidence.with(new Link.ImageVerified(
                clock.instant(),
                written.key(),
                stored.versionId(),
                stored.size(),
                written.digests().get(Digest.SHA256),
                agreed.comparisons()));
    }

    /** A collector that images something else, or says so, is found out here. */
    private void compareNames(Agreed agreed, Evidence evidence, Manifest manifest) {
        var restored = evidence.link(Link.VolumeRestored.class).volume().value();
        var bucket = settings.in(evidence.target().region()).evidenceBucket();
        agreed.equal("bucket of the image", bucket, manifest.image().bucket());
        agreed.equal(
                "key of the image",
                EvidenceKeys.image(evidence),
                manifest.image().key());
        agreed.equal(
                "key of the list of parts",
                EvidenceKeys.parts(EvidenceKeys.image(evidence)),
                manifest.parts().key());
        agreed.equal("incident", evidence.incident().value(), manifest.incident());
        agreed.equal("source volume", evidence.volume().id().value(), manifest.volume());
        agreed.equal("attempt", evidence.collectorAttempt(), manifest.attempt());
        agreed.equal(
                "serial of the device and the restored volume",
                restored.replace("-", ""),
                manifest.device().serial().strip());
        agreed.equal("SHA-256 is among the digests", true, manifest.digests().containsKey(Digest.SHA256));
    }

    private Manifest manifest(Region region, Link.ImageWritten written) {
        var document = document(region, written.manifestKey());
        if (!Wire.sha256(document).equals(written.manifestSha256())) {
            throw new IntegrityViolated(written.manifestKey(), written.manifestSha256(), Wire.sha256(document));
        }
        return Said.in(written.manifestKey(), document, Manifest.class);
    }

    private void compareParts(Agreed agreed, Region region, Manifest manifest, Stored stored) {
        var document = document(region, manifest.parts().key());
        agreed.equal(
                "list of parts and its hash in the manifest", manifest.parts().sha256(), Wire.sha256(document));
        var parts = Said.in(manifest.parts().key(), document, PartList.class);
        agreed.equal("parts and the size of the image", stored.size(), Parts.covered(parts));
        agreed.equal(
                "kind of the parts' checksums in the list and in the manifest",
                manifest.parts().algorithm(),
                parts.algorithm());
        agreed.equal("%s and the list of parts".formatted(named(parts)), Parts.whole(parts), stored.checksum());
        agreed.equal(
                "%s and in the manifest".formatted(named(parts)),
                manifest.image().s3Checksum(),
                stored.checksum());
    }

    /** With its type, so that nobody takes a checksum of checksums for one of the image. */
    private static String named(PartList parts) {
        return "S3's %s checksum %s"
                .formatted(parts.algorithm().type(), parts.algorithm().text());
    }

    private void compareSideFiles(Agreed agreed, Region region, Manifest manifest, Link.ImageWritten written) {
        var name = written.key().substring(written.key().lastIndexOf('/') + 1);
        manifest.digests().forEach((digest, value) -> {
            agreed.equal(
                    "%s in the manifest and in the chain".formatted(digest.text()),
                    value,
                    written.digests().get(digest));
            var side = document(region, EvidenceKeys.sideFile(written.key(), digest));
            agreed.equal(
                    "%s in the manifest and in its side file".formatted(digest.text()),
                    value + "  " + name + "\n",
                    new String(side, StandardCharsets.UTF_8));
        });
    }

    /** What could not be read is zeros in the image: whoever examines it goes by the list of it. */
    private static void compareBadRanges(Agreed agreed, Manifest manifest) {
        agreed.equal(
                "result and the list of bad ranges",
                manifest.badRanges().isEmpty() ? Manifest.COLLECTED : Manifest.COLLECTED_WITH_ERRORS,
                manifest.result());
        var end = 0L;
        for (var range : manifest.badRanges()) {
            agreed.equal("bad ranges are in order", true, range.offset() >= end && range.length() > 0);
            end = range.offset() + range.length();
        }
        agreed.equal(
                "bad ranges are within the image", true, end <= manifest.image().size());
    }

    private long versions(Region region, String key) {
        return objects.versions(region, key).stream()
                .filter(version -> version.key().equals(key))
                .map(Version::versionId)
                .count();
    }

    private byte[] document(Region region, String key) {
        return documents.read(region, key).orElseThrow(() -> new IntegrityViolated(key, "a document", "nothing"));
    }
}
