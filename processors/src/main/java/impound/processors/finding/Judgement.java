package impound.processors.finding;

import static java.util.function.Predicate.not;

import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides what becomes of a finding. A person who asks for a capture overrides what rules are there to spare people:
 * product, status and severity. Nobody overrides what makes an instance one that we may touch.
 */
final class Judgement {
    private final Resources resources;
    private final Checks checks;

    Judgement(Settings settings) {
        this.resources = new Resources(settings);
        this.checks = new Checks(settings, resources);
    }

    /** One verdict on the finding, or one on each instance that it names, or on the volume that a person asks for. */
    List<Verdict> of(Report report, Sender sender) {
        var id = report.finding().id();
        try {
            if (report.volume().isPresent()) {
                return List.of(onVolume(report, report.volume().get()));
            }
            return ignored(report, sender).map(List::of).orElseGet(() -> report.resources().stream()
                    .filter(Named::isInstance)
                    .map(instance -> onInstance(report, instance))
                    .toList());
        } catch (Rejected e) {
            return List.of(Verdict.reject(e, id, ""));
        }
    }

    /** All that is looked at in the finding, whatever would have decided it before the rest. */
    List<Check> checks(Report report, Sender sender) {
        return checks.of(report, sender);
    }

    private Optional<Verdict> ignored(Report report, Sender sender) {
        var sample = checks.sample(report);
        if (sample.isAgainst()) {
            return ignored(report, "SAMPLE_FINDING", sample.why());
        }
        return Optional.<Verdict>empty()
                .or(() -> sender == Sender.PERSON ? Optional.empty() : uncalledFor(report))
                .or(() -> withoutInstance(report));
    }

    /** What starts no capture unless a person wants it. */
    private Optional<Verdict> uncalledFor(Report report) {
        var product = checks.product(report);
        var status = checks.status(report);
        if (product.value().isEmpty()) {
            throw new Rejected("MISSING_FIELD", product.why());
        }
        if (product.isAgainst()) {
            var why = "product %s is %s".formatted(product.value(), product.why());
            return status.isAgainst()
                    ? ignored(report, "PRODUCT_OR_STATUS", why + ", and " + status.why())
                    : ignored(report, "PRODUCT_NOT_ENABLED", why);
        }
        if (status.isAgainst()) {
            return ignored(report, report.status().name(), status.why());
        }
        var severity = checks.severity(report);
        if (severity.value().isEmpty()) {
            throw new Rejected("MISSING_FIELD", severity.why());
        }
        return severity.isAgainst() ? ignored(report, "BELOW_SEVERITY", severity.why()) : Optional.empty();
    }

    private static Optional<Verdict> withoutInstance(Report report) {
        var named = report.resources();
        if (named.stream().anyMatch(Named::isInstance)) {
            return Optional.empty();
        }
        var all = named.stream().map(Named::words).filter(not(String::isBlank)).collect(Collectors.joining(", "));
        if (named.stream().anyMatch(resource -> resource.type().equals(Named.FARGATE_TASK))) {
            return ignored(report, "NO_DISK_FARGATE", "it cannot be captured, its disks are AWS's: " + all);
        }
        return ignored(report, "NO_EC2_INSTANCE", all.isEmpty() ? "it names no resource" : "it names only " + all);
    }

    private Verdict onInstance(Report report, Named instance) {
        var id = report.finding().id();
        try {
            var target = resources.target(instance);
            return resources.isOwnCollector(instance, target)
                    ? Verdict.ignore("OWN_COLLECTOR", "it is about a collector of ours", id, instance.id())
                    : Verdict.accept(id, instance.id(), resources.checked(report.finding(), instance, target));
        } catch (Rejected e) {
            return Verdict.reject(e, id, instance.id());
        }
    }

    private Verdict onVolume(Report report, Named volume) {
        var target = resources.volume(volume);
        return Verdict.accept(report.finding().id(), volume.id(), resources.checked(report.finding(), volume, target));
    }

    private static Optional<Verdict> ignored(Report report, String reason, String message) {
        return Optional.of(Verdict.ignore(reason, message, report.finding().id(), ""));
    }
}
