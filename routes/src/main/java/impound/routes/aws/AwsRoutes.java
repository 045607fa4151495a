package impound.routes.aws;

import impound.processors.id.Region;
import impound.processors.settings.Settings;
import org.apache.camel.builder.RouteBuilder;

/** The direct routes behind our gateways: each is one operation of one of Camel's AWS components in one region. */
public final class AwsRoutes extends RouteBuilder {
    static final String WRITE_DOCUMENT = "write-document-";
    static final String READ_DOCUMENT = "read-document-";
    static final String RUN_COLLECTOR = "run-collector-";
    static final String DESCRIBE_COLLECTORS = "describe-collectors-";
    static final String TERMINATE_COLLECTOR = "terminate-collector-";

    private final Settings settings;
    private final Clients clients;

    public AwsRoutes(Settings settings, Clients clients) {
        this.settings = settings;
        this.clients = clients;
    }

    @Override
    public void configure() {
        settings.regions().keySet().forEach(this::region);
    }

    private void region(Region region) {
        var bucket = "aws2-s3://%s?amazonS3Client=#%s"
                .formatted(settings.in(region).evidenceBucket(), bind("s3-" + region, clients.s3(region)));
        var collectors = "aws2-ec2://collectors?amazonEc2Client=#%s&pojoRequest=true"
                .formatted(bind("ec2-" + region, clients.ec2(region)));
        operation(WRITE_DOCUMENT + region, bucket + "&conditionalWritesEnabled=true");
        operation(READ_DOCUMENT + region, bucket + "&operation=getObject");
        operation(RUN_COLLECTOR + region, collectors + "&operation=createAndRunInstances");
        operation(DESCRIBE_COLLECTORS + region, collectors + "&operation=describeInstances");
        operation(TERMINATE_COLLECTOR + region, collectors + "&operation=terminateInstances");
    }

    private void operation(String id, String endpoint) {
        from("direct:" + id).routeId(id).errorHandler(noErrorHandler()).to(endpoint);
    }

    private String bind(String name, Object client) {
        getContext().getRegistry().bind(name, client);
        return name;
    }
}
