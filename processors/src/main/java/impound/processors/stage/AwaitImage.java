package impound.processors.stage;

import impound.collector.record.Manifest;
import impound.processors.Wire;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Documents;
import impound.processors.gateway.Gateways;
import impound.processors.settings.Settings;
import java.time.Clock;

/** Waits until the collector has written its manifest, its last act: where there is one, the image is whole. */
public final class AwaitImage implements Stage {
    private final Documents documents;
    private final CollectorWatch collectors;
    private final EndAttempt endAttempt;
    private final Patience patience;
    private final Clock clock;

    public AwaitImage(Gateways aws, Settings settings, Patience patience, Clock clock) {
        this.documents = aws.documents();
        this.collectors = new CollectorWatch(aws, settings, clock);
        this.endAttempt = new EndAttempt(aws, settings, patience, clock);
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public StageName name() {
        return StageName.IMAGE;
    }

    @Override
    public Outcome advance(Evidence evidence) {
        var sighting = collectors.look(evidence); // asked first: after its end a manifest that is missing comes no more
        var key = EvidenceKeys.manifest(EvidenceKeys.image(evidence));
        var manifest = documents.read(evidence.target().region(), key);
        if (manifest.isPresent()) {
            return evidence.with(written(key, manifest.get()));
        }
        var headway = collectors.headway(evidence);
        var watched = evidence.seeing(name(), headway.words(), clock.instant());
        var explained = patience.deadline(evidence.volume().gib());
        return collectors
                .mishap(watched, sighting)
                .or(() -> collectors.stalled(watched))
                .or(() -> collectors.tooSlow(watched, headway, explained))
                .map(mishap -> endAttempt.after(mishap, sighting, watched, name()))
                .orElseGet(() -> patience.notYet(watched, name(), "the collector is reading"));
    }

    private Link written(String key, byte[] document) {
        var manifest = Said.in(key, document, Manifest.class);
        var image = manifest.image();
        return new Link.ImageWritten(
                clock.instant(),
                image.bucket(),
                image.key(),
                image.versionId(),
                image.size(),
                manifest.digests(),
                manifest.result(),
                key,
                Wire.sha256(document));
    }
}
