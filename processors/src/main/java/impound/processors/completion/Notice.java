package impound.processors.completion;

import impound.processors.completion.Closing.Volume;
import java.util.List;
import java.util.stream.Collectors;

/** What is told to people about an incident: what, where, and what to do next. */
final class Notice {
    private Notice() {}

    static String subject(Closing closing) {
        return "Impound %s: %s".formatted(closing.state(), closing.incident());
    }

    static String text(Closing closing) {
        return closing.volumes().stream().map(Notice::line).collect(Collectors.joining("\n", "", "\n"));
    }

    static String imagedSubject(Collected collected) {
        return "Impound IMAGED: " + collected.incident().id();
    }

    static String imagedText(List<Volume> volumes) {
        return volumes.stream()
                .map(Notice::line)
                .collect(Collectors.joining("\n", "", "\nThe examination can begin.\n"));
    }

    private static String line(Volume volume) {
        return volume.image().isEmpty()
                ? "%s: %s, %s".formatted(volume.id(), volume.result(), volume.why())
                : "%s: %s, %s, SHA-256 %s"
                        .formatted(volume.id(), volume.result(), volume.image(), volume.imageSha256());
    }
}
