package impound.routes;

import impound.processors.audit.BoundedAuditLog;
import impound.processors.aws.Acts;
import impound.processors.aws.CloudWatchAuditLog;
import impound.processors.aws.Ec2;
import impound.processors.aws.Ec2Instances;
import impound.processors.aws.Ec2Snapshots;
import impound.processors.aws.Ec2Time;
import impound.processors.aws.Ec2Volumes;
import impound.processors.aws.KmsKeys;
import impound.processors.aws.KmsSignatures;
import impound.processors.aws.Offerings;
import impound.processors.aws.S3StoredObjects;
import impound.processors.aws.S3WorkRecords;
import impound.processors.aws.SecurityHubFindings;
import impound.processors.aws.SnsNotices;
import impound.processors.gateway.Gateways;
import impound.processors.settings.Settings;
import impound.routes.aws.AssumedSessions;
import impound.routes.aws.CamelCollectors;
import impound.routes.aws.CamelDocuments;
import impound.routes.aws.Clients;
import java.time.Clock;
import org.apache.camel.ProducerTemplate;

/** Makes the gateways: Camel's components where they have the operation, AWS's own clients for the rest. */
final class AwsGateways {
    private AwsGateways() {}

    static Gateways of(
            Settings settings, Clients clients, AssumedSessions sessions, ProducerTemplate template, Clock clock) {
        var ec2 = new Ec2(clients::ec2, sessions, new Acts(clock));
        var documents = new CamelDocuments(template);
        return new Gateways(
                documents,
                new S3StoredObjects(clients::s3, settings),
                new S3WorkRecords(clients::s3, settings),
                new BoundedAuditLog(new CloudWatchAuditLog(clients::logs, settings, clock), documents),
                new SnsNotices(clients::sns, settings),
                new SecurityHubFindings(clients::securityHub),
                new KmsSignatures(clients::kms, settings),
                new Ec2Instances(ec2, clock),
                new Ec2Snapshots(ec2, new Ec2Time(clock, settings.ec2Rate())),
                new Ec2Volumes(ec2),
                new KmsKeys(clients::kms, sessions),
                new CamelCollectors(template, ec2, new Offerings(ec2, clock), settings));
    }
}
