package impound.routes.aws;

import impound.processors.id.Region;
import impound.processors.settings.Settings;
import org.apache.camel.builder.RouteBuilder;

/**
 * The direct routes by which roles are tried, one for each region. They are apart from those of {@link AwsRoutes}, which
 * reach for a bucket when they start, before anybody could be told that it is not there.
 */
public final class RoleRoutes extends RouteBuilder {
    static final String ASSUME_ROLE = "assume-role-";

    private final Settings settings;
    private final Clients clients;

    public RoleRoutes(Settings settings, Clients clients) {
        this.settings = settings;
        this.clients = clients;
    }

    @Override
    public void configure() {
        settings.regions().keySet().forEach(this::region);
    }

    private void region(Region region) {
        var id = ASSUME_ROLE + region;
        getContext().getRegistry().bind("sts-" + region, clients.sts(region));
        from("direct:" + id)
                .routeId(id)
                .errorHandler(noErrorHandler())
                .to("aws2-sts://roles?stsClient=#sts-" + region + "&pojoRequest=true&operation=assumeRole");
    }
}
