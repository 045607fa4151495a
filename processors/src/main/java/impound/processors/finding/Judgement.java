package impound.processors.finding;

import static java.util.function.Predicate.not;

import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Target.InstanceTarget;
import impound.processors.finding.Report.Status;
import impound.processors.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides what becomes of a finding. A person who asks for a capture overrides what rules are there to spare people:
 * product, status and severity. Nobody overrides what makes an instance one that we may touch.
 */
final class Judgement {
    private final Settings settings;
    private final Resources resources;

    Judgement(Settings settings) {
        this.settings = settings;
        this.resources = new Resources(settings);
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

    private Optional<Verdict> ignored(Report report, Sender sender) {
        if (report.isSample() && !settings.intake().samples()) {
            return ignored(report, "SAMPLE_FINDING", "the product made it to show what one looks like");
        }
        return Optional.<Verdict>empty()
                .or(() -> sender == Sender.PERSON ? Optional.empty() : uncalledFor(report))
                .or(() -> withoutInstance(report));
    }

    /** What starts no capture unless a person wants it. */
    private Optional<Verdict> uncalledFor(Report report) {
        var product = report.product();
        if (report.finding().productArn() == null) {
            throw new Rejected("MISSING_FIELD", "the finding lacks ProductArn");
        }
        var isOpen = report.status() == Status.OPEN;
        var status = "its status is " + report.status().name().toLowerCase(Locale.ROOT);
        if (!settings.intake().products().contains(product)) {
            var why = "product %s is not among impound.products"
                    .formatted(product.isEmpty() ? report.finding().productArn() : product);
            return isOpen
                    ? ignored(report, "PRODUCT_NOT_ENABLED", why)
                    : ignored(report, "PRODUCT_OR_STATUS", why + ", and " + status);
        }
        if (!isOpen) {
            return ignored(report, report.status().name(), status);
        }
        var severity = report.severity()
                .orElseThrow(() -> new Rejected("MISSING_FIELD", "the finding lacks Severity, or says none of ours"));
        var least = settings.intake().severity();
        return severity.compareTo(least) < 0
                ? ignored(report, "BELOW_SEVERITY", "%s is below %s".formatted(severity, least))
                : Optional.empty();
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
            return isOwnCollector(instance, target)
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

    /**
     * By its tag, image or profile, and only in the security account: in one that an intruder may be in, each of them would be
     * a way to hide.
     */
    private boolean isOwnCollector(Named instance, InstanceTarget target) {
        if (!target.account().equals(settings.securityAccount()) || !settings.isServed(target.region())) {
            return false;
        }
        var region = settings.in(target.region());
        return instance.made().isTaggedOurs()
                || instance.made().machineImage().equals(region.machineImage())
                || instance.made().profileArn().endsWith(":instance-profile/" + region.instanceProfile());
    }

    private static Optional<Verdict> ignored(Report report, String reason, String message) {
        return Optional.of(Verdict.ignore(reason, message, report.finding().id(), ""));
    }
}
