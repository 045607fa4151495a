package impound.processors.fakes;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.TARGET;

import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.Target;
import impound.processors.finding.Asff;
import impound.processors.finding.Incident;
import impound.processors.finding.Verdict;
import impound.processors.gateway.InstanceStore;
import impound.processors.gateway.Instances.SourceInstance;
import impound.processors.gateway.ReportedFindings.Reported;
import impound.processors.id.InstanceId;
import impound.processors.id.VolumeId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** An incident as intake opens it, and what EC2 said of its instance. */
public final class OpenIncidents {
    public static final Target.InstanceTarget SECOND =
            new Target.InstanceTarget(MONITORED, REGION, new InstanceId("i-0a1b2c3d4e5f60003"));
    private static final String FINDING_ID = "arn:aws:guardduty:us-east-1:111122223333:detector/d/finding/f";

    public static final Reported REPORTED =
            new Reported(FINDING_ID, "arn:aws:securityhub:us-east-1::product/aws/guardduty", MONITORED.value());

    private OpenIncidents() {}

    public static Incident of(Target... targets) {
        return new Incident(
                INCIDENT,
                REGION,
                Life.AT,
                Life.SHA256,
                finding(),
                List.of(FINDING_ID),
                List.of(REPORTED),
                List.of(targets),
                List.of(),
                "",
                new Incident.InForce(
                        "evidence", Ids.KEY.value(), "compliance 3 days", "compliance 365 days", List.of("sha256")),
                "0.1.0");
    }

    /** One whose event named another instance too, of an account that is not enrolled. */
    public static Incident ofPart(Target... targets) {
        var whole = of(targets);
        var why = new Rejected("ACCOUNT_NOT_ENROLLED", "account 777788889999 is not among the monitored accounts");
        return new Incident(
                whole.id(),
                whole.region(),
                whole.openedAt(),
                whole.findingSha256(),
                whole.finding(),
                whole.findings(),
                whole.reported(),
                whole.targets(),
                List.of(Verdict.reject(why, FINDING_ID, "i-0a1b2c3d4e5f60009")),
                whole.again(),
                whole.settings(),
                whole.build());
    }

    public static SourceInstance instance(String state, SourceVolume... volumes) {
        return instance(state, InstanceStore.none(), List.of(), volumes);
    }

    /** The instance of {@link #SECOND}, running. */
    public static SourceInstance second(SourceVolume... volumes) {
        return instance(SECOND.instance(), "running", InstanceStore.none(), List.of(), volumes);
    }

    /** An instance with disks of its own machine, and with volumes that EC2 deletes when it is terminated. */
    public static SourceInstance instance(
            String state, InstanceStore instanceStore, List<VolumeId> deletedOnTermination, SourceVolume... volumes) {
        return instance(INSTANCE, state, instanceStore, deletedOnTermination, volumes);
    }

    private static SourceInstance instance(
            InstanceId id,
            String state,
            InstanceStore instanceStore,
            List<VolumeId> deletedOnTermination,
            SourceVolume... volumes) {
        return new SourceInstance(
                id,
                state,
                Ids.ZONE,
                "t3.large",
                "ami-0d0d0d0d0d0d0d0d1",
                "192.0.2.10",
                Life.AT,
                List.of(volumes),
                instanceStore,
                deletedOnTermination);
    }

    private static Asff finding() {
        var instance = new Asff.Instance(
                "t3.large",
                "ami-0d0d0d0d0d0d0d0d1",
                List.of("192.0.2.10"),
                "arn:aws:iam::111122223333:instance-profile/web",
                "vpc-1",
                "subnet-1",
                "2026-02-01T08:00:00Z");
        var resource = new Asff.Resource(
                "AwsEc2Instance",
                "arn:aws:ec2:us-east-1:111122223333:instance/" + TARGET.id(),
                "aws",
                REGION.value(),
                new Asff.Details(instance));
        return new Asff(
                FINDING_ID,
                "arn:aws:securityhub:us-east-1::product/aws/guardduty",
                MONITORED.value(),
                List.of("TTPs/Command and Control"),
                "2026-03-01T08:00:00Z",
                "2026-03-01T08:10:00Z",
                "2026-03-01T08:11:00Z",
                "2026-03-01T08:12:00Z",
                new Asff.Severity(new BigDecimal(8), "HIGH", new BigDecimal(60)),
                "title",
                "description",
                Map.of(
                        "aws/securityhub/FindingId",
                        "arn:aws:securityhub:us-east-1::product/aws/guardduty/" + FINDING_ID),
                List.of(resource),
                "ACTIVE",
                null);
    }
}
