package impound.processors.completion;

import impound.collector.record.Manifest;
import impound.processors.completion.Closing.Volume;
import impound.processors.id.Region;
import impound.processors.notice.Notice;
import java.util.List;
import java.util.stream.Collectors;

/** What is told to people about a whole incident: what, where, and what to do next. */
final class MilestoneNotices {
    private static final String UNREAD = "; what could not be read is zeros, and listed in the manifest beside it";

    private MilestoneNotices() {}

    static Notice closed(Region region, Closing closing) {
        return new Notice(
                region,
                closing.incident(),
                "closing-%04d".formatted(closing.number()),
                "Impound %s: %s".formatted(closing.state(), closing.incident()),
                lines(closing.volumes(), "\n"));
    }

    static Notice imaged(Collected collected, List<Volume> volumes) {
        var incident = collected.incident();
        return new Notice(
                incident.region(),
                incident.id(),
                "imaged",
                "Impound IMAGED: " + incident.id(),
                lines(volumes, "\nThe examination can begin.\n"));
    }

    private static String lines(List<Volume> volumes, String end) {
        return volumes.stream().map(MilestoneNotices::line).collect(Collectors.joining("\n", "", end));
    }

    private static String line(Volume volume) {
        if (volume.image().isEmpty()) {
            return "%s: %s, %s".formatted(volume.id(), volume.result(), volume.why());
        }
        return "%s: %s, %s, SHA-256 %s%s"
                .formatted(
                        volume.id(),
                        volume.result(),
                        volume.image(),
                        volume.imageSha256(),
                        volume.result().equals(Manifest.COLLECTED_WITH_ERRORS) ? UNREAD : "");
    }
}
