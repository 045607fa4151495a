package impound.sandbox.ec2;

import impound.sandbox.http.Call;
import java.time.Instant;
import java.util.Map;

/** One call of the EC2 API: who asks, where, what, and the one moment at which it is answered. */
record Request(Call call, Parameters parameters, Instant now) {
    static Request of(Call call, Instant now) {
        return new Request(call, new Parameters(call.form(), ""), now);
    }

    String account() {
        return call.account();
    }

    String region() {
        return call.region();
    }

    Origin origin(String id) {
        return new Origin(id, account(), region(), now);
    }

    /** Tags are their owner's: whom a snapshot is shared with sees none, and finds nothing by them. */
    Map<String, String> tagsOf(Resource resource) {
        return resource.ownedBy(account()) ? resource.tags() : Map.of();
    }

    /** The id that this parameter must hold, noted in the call's record as what the call acts on. */
    String subject(String parameter) {
        var id = parameters.required(parameter);
        call.resource(id);
        return id;
    }
}
