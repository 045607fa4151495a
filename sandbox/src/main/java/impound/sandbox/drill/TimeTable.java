package impound.sandbox.drill;

import impound.processors.Wire;
import impound.processors.completion.Closing;
import impound.processors.evidence.Chained;
import impound.processors.evidence.Link.ImageVerified;
import impound.processors.evidence.StageName;
import impound.processors.finding.Incident;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How long it took: each stage, and from the finding to the images and to the end, beside what the article reports. */
record TimeTable(
        List<Map<StageName, Duration>> volumes, Duration imaged, Duration complete, int instances, double timeScale) {
    /** The article's figure for one instance with one or four disks of 8 GB, and for four instances with one. */
    private static final Duration ARTICLE = Duration.ofMinutes(11);

    private static final Set<List<Integer>> SCENARIOS = Set.of(List.of(1, 1), List.of(1, 4), List.of(4, 4));

    static TimeTable of(EvidenceBucket bucket, String incident, Drill.Plan plan) {
        var opened = Wire.read(bucket.read(incident + "/incident.json").orElseThrow(), Incident.class)
                .openedAt();
        var closed = Wire.read(bucket.read(incident + "/closing/0001.json").orElseThrow(), Closing.class)
                .at();
        var chains = bucket.chains(incident).values();
        return new TimeTable(
                chains.stream().map(StageTimes::of).toList(),
                Duration.between(opened, lastImage(chains, closed)),
                Duration.between(opened, closed),
                plan.suspects().size(),
                plan.timeScale());
    }

    private static Instant lastImage(Collection<List<Chained>> chains, Instant otherwise) {
        return chains.stream()
                .flatMap(List::stream)
                .map(Chained::link)
                .filter(ImageVerified.class::isInstance)
                .map(link -> ((ImageVerified) link).at())
                .max(Instant::compareTo)
                .orElse(otherwise);
    }

    void print(PrintWriter out) {
        out.printf("%nSeconds at each stage (a model: AWS's waits as field reports have them, %s):%n", scale());
        out.printf("  %-10s  %9s  %9s%n", "", "fastest", "slowest");
        stages().forEach(stage -> row(out, stage));
        out.printf(
                "%nFrom the finding until all images were verified: %s; until all was complete: %s.%n",
                text(imaged), text(complete));
        if (SCENARIOS.contains(List.of(instances, volumes.size()))) {
            out.printf(
                    "The article reports %d minutes for as many disks of 8 GB%s.%n",
                    ARTICLE.toMinutes(), timeScale == 1 ? "" : "; compare it with a drill of --size 8 --time-scale 1");
        }
    }

    private void row(PrintWriter out, StageName stage) {
        var times = volumes.stream()
                .map(volume -> volume.get(stage))
                .filter(time -> time != null)
                .sorted()
                .toList();
        out.printf(
                "  %-10s  %9.1f  %9.1f%n", stage.text(), seconds(times.get(0)), seconds(times.get(times.size() - 1)));
    }

    /** In the order in which they ran. */
    private Set<StageName> stages() {
        var longest = new ArrayList<>(volumes);
        longest.sort((one, other) -> other.size() - one.size());
        var stages = new LinkedHashSet<StageName>();
        longest.forEach(volume -> stages.addAll(volume.keySet()));
        return stages;
    }

    private String scale() {
        return timeScale == 1
                ? "at their full length"
                : (timeScale == Math.rint(timeScale) ? "%.0f times shorter" : "%s times shorter").formatted(timeScale);
    }

    private static String text(Duration time) {
        return "%d:%02d min".formatted(time.toMinutes(), time.toSecondsPart());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
