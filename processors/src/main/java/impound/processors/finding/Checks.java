package impound.processors.finding;

import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Target;
import impound.processors.evidence.Target.InstanceTarget;
import impound.processors.finding.Check.Says;
import impound.processors.finding.Report.Status;
import impound.processors.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks at one thing of a finding after another: what it says of a capture, by itself. */
final class Checks {
    private final Settings settings;
    private final Resources resources;

    Checks(Settings settings, Resources resources) {
        this.settings = settings;
        this.resources = resources;
    }

    Check sample(Report report) {
        if (!report.isSample()) {
            return Check.of("sample", "no", true, "it is about something that happened");
        }
        var isCaptured = settings.intake().samples();
        return Check.of(
                "sample",
                "yes",
                isCaptured,
                isCaptured ? "impound.samples has it captured" : "the product made it to show what one looks like");
    }

    Check product(Report report) {
        var arn = report.finding().productArn();
        if (arn == null) {
            return Check.of("product", "", false, "the finding lacks ProductArn");
        }
        var product = report.product();
        var isEnabled = settings.intake().products().contains(product);
        return Check.of(
                "product",
                product.isEmpty() ? arn : product,
                isEnabled,
                isEnabled ? "among impound.products" : "not among impound.products");
    }

    Check status(Report report) {
        var status = report.status().name().toLowerCase(Locale.ROOT);
        return Check.of("status", status, report.status() == Status.OPEN, "its status is " + status);
    }

    Check severity(Report report) {
        var least = settings.intake().severity();
        return report.severity()
                .map(severity -> severity.compareTo(least) < 0
                        ? Check.of("severity", severity.name(), false, "%s is below %s".formatted(severity, least))
                        : Check.of("severity", severity.name(), true, "impound.severity is " + least))
                .orElseGet(() -> Check.of("severity", "", false, "the finding lacks Severity, or says none of ours"));
    }

    /** All that is looked at in the finding, whatever would have decided it before the rest. */
    List<Check> of(Report report, Sender sender) {
        var ofFinding = Stream.of(product(report), status(report), severity(report))
                .map(check -> sender == Sender.PERSON ? check.overridden() : check);
        var ofResources = report.volume().stream()
                .flatMap(volume -> on(report, volume, resources::volume))
                .toList();
        return Stream.of(
                        Stream.of(sample(report)),
                        ofFinding,
                        ofResources.stream(),
                        report.resources().stream().flatMap(named -> on(report, named)))
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<Check> on(Report report, Named named) {
        return named.isInstance()
                ? on(report, named, resources::target)
                : Stream.of(new Check("resource", named.words(), Says.NOTHING, "no EC2 instance"));
    }

    private Stream<Check> on(Report report, Named named, Function<Named, ? extends Target> target) {
        try {
            var found = target.apply(named);
            var what = found.noun().toLowerCase(Locale.ROOT);
            var own = found instanceof InstanceTarget instance && resources.isOwnCollector(named, instance)
                    ? Stream.of(Check.of("collector", found.name(), false, "it is about a collector of ours"))
                    : Stream.<Check>empty();
            return Stream.of(
                            Stream.of(Check.of(what, found.name(), true, "its id is well-formed")),
                            own,
                            resources.checks(report.finding(), found))
                    .flatMap(Function.identity());
        } catch (Rejected e) {
            return Stream.of(Check.rejected("resource", named.id(), e));
        }
    }
}
