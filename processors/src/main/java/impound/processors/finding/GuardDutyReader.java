package impound.processors.finding;

import static java.util.function.Predicate.not;

import impound.processors.finding.Named.Origin;
import impound.processors.finding.Report.Status;
import impound.processors.settings.SeverityLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads findings as GuardDuty itself sends them. One has at most one resource, of which the instance is a part: that of an EKS
 * node stands beside its cluster. An attack sequence has a list of them (GuardDuty User Guide, Finding details).
 */
final class GuardDutyReader {
    /** In the JSON that stands as a text in additionalInfo. */
    private static final Pattern SAMPLE = Pattern.compile("\"sample\"\\s*:\\s*true");

    Report read(Fields finding) {
        finding.object();
        var severity = finding.at("severity").number();
        var label = severity.flatMap(SeverityLabel::ofGuardDuty);
        var service = finding.at("service");
        var instances = instances(finding);
        var asff = new Asff(
                finding.at("arn").required().text().orElseThrow(),
                "arn:%s:securityhub:%s::product/aws/guardduty"
                        .formatted(
                                finding.at("partition").text().orElse("aws"),
                                finding.at("region").text().orElse("")),
                finding.at("accountId").required().text().orElseThrow(),
                finding.at("type").text().map(List::of).orElseGet(List::of),
                service.at("eventFirstSeen").text().orElse(null),
                service.at("eventLastSeen").text().orElse(null),
                finding.at("createdAt").text().orElse(null),
                finding.at("updatedAt").text().orElse(null),
                new Asff.Severity(
                        severity.orElse(null), label.map(SeverityLabel::name).orElse(null), null),
                finding.at("title").text().orElse(null),
                finding.at("description").text().orElse(null),
                Map.of(),
                instances.stream().map(GuardDutyReader::asff).toList(),
                service.at("archived").isTrue() ? "ARCHIVED" : "ACTIVE",
                isSample(service));
        var named = new ArrayList<>(instances);
        named.addAll(others(finding));
        return new Report(asff, Status.of(asff.recordState()), label, isSample(service), named);
    }

    private static boolean isSample(Fields service) {
        var info = service.at("additionalInfo");
        return info.at("sample").isTrue()
                || info.at("value")
                        .text()
                        .filter(json -> SAMPLE.matcher(json).find())
                        .isPresent();
    }

    private static List<Named> instances(Fields finding) {
        var all = new ArrayList<Named>();
        instance(finding).ifPresent(all::add);
        ofSequence(finding).filter(Named::isInstance).forEach(all::add);
        return all;
    }

    private static Optional<Named> instance(Fields finding) {
        var details = finding.at("resource", "instanceDetails");
        return details.isThere()
                ? Optional.of(new Named(
                        "AwsEc2Instance",
                        details.at("instanceId").required().text().orElseThrow(),
                        finding.at("accountId").text().orElse(""),
                        true,
                        finding.at("region").text().orElse(""),
                        Origin.of(
                                details.at("imageId").text(),
                                details.at("iamInstanceProfile", "arn").text(),
                                Origin.isTaggedOurs(details.at("tags")))))
                : Optional.empty();
    }

    /** All that an attack sequence names. */
    private static Stream<Named> ofSequence(Fields finding) {
        return finding.at("service", "detection", "sequence", "resources").each().stream()
                .map(resource -> ofSequence(finding, resource));
    }

    /** Only an instance has to say which one it is: nothing depends on the rest. */
    private static Named ofSequence(Fields finding, Fields resource) {
        var type = resource.at("resourceType").text().orElse("");
        var uid = Named.isInstance(type) ? resource.at("uid").required() : resource.at("uid");
        return new Named(
                type,
                uid.text().orElse(""),
                resource.at("accountId")
                        .text()
                        .or(() -> finding.at("accountId").text())
                        .orElse(""),
                true,
                resource.at("region")
                        .text()
                        .or(() -> finding.at("region").text())
                        .orElse(""),
                Origin.of(
                        Optional.empty(),
                        resource.at("data", "ec2Instance", "iamInstanceProfile", "arn")
                                .text(),
                        Origin.isTaggedOurs(resource.at("tags"))));
    }

    /** What else it names, so that a person can act where there is no instance. */
    private static List<Named> others(Fields finding) {
        var resource = finding.at("resource");
        var others = new ArrayList<Named>();
        var task = resource.at("ecsClusterDetails", "taskDetails");
        if (task.at("launchType").text().filter("FARGATE"::equals).isPresent()) {
            others.add(other(Named.FARGATE_TASK, task));
        }
        if (resource.at("ecsClusterDetails").isThere()) {
            others.add(other("EcsCluster", resource.at("ecsClusterDetails")));
        }
        if (resource.at("eksClusterDetails").isThere()) {
            others.add(other("EksCluster", resource.at("eksClusterDetails")));
        }
        resource.at("ebsVolumeDetails", "scannedVolumeDetails")
                .each()
                .forEach(volume -> others.add(named("AwsEc2Volume", volume.at("volumeArn"))));
        resource.at("s3BucketDetails").each().forEach(bucket -> others.add(other("S3Bucket", bucket)));
        if (resource.at("lambdaDetails").isThere()) {
            others.add(named("Lambda", resource.at("lambdaDetails", "functionArn")));
        }
        if (resource.at("rdsDbInstanceDetails").isThere()) {
            others.add(named("RDSDBInstance", resource.at("rdsDbInstanceDetails", "dbInstanceArn")));
        }
        if (resource.at("accessKeyDetails").isThere()) {
            others.add(named("AccessKey", resource.at("accessKeyDetails", "userName")));
        }
        ofSequence(finding).filter(not(Named::isInstance)).forEach(others::add);
        return others;
    }

    private static Named other(String type, Fields details) {
        return named(type, details.at("arn").isThere() ? details.at("arn") : details.at("name"));
    }

    private static Named named(String type, Fields id) {
        return new Named(type, id.text().orElse(""), "", false, "", Origin.UNKNOWN);
    }

    private static Asff.Resource asff(Named instance) {
        var made = instance.made();
        var details = new Asff.Instance(null, made.machineImage(), null, made.profileArn(), null, null, null);
        return new Asff.Resource("AwsEc2Instance", instance.id(), null, instance.region(), new Asff.Details(details));
    }
}
