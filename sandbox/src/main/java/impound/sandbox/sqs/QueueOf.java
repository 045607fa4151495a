package impound.sandbox.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import java.net.URI;

/** Which queue a call is about: only the account that owns it may use it, since no queue here has a policy. */
final class QueueOf {
    private final Call call;
    private final Names names;

    QueueOf(Call call, Names names) {
        this.call = call;
        this.names = names;
    }

    /** Puts the broker's name or URL of the queue in the place of the caller's. */
    void resolve(ObjectNode request) {
        var owner = request.path("QueueOwnerAWSAccountId").asText(call.account());
        request.remove("QueueOwnerAWSAccountId");
        if (request.has("QueueName")) {
            var name = request.get("QueueName").asText();
            checkOwner(owner, name);
            request.put("QueueName", Names.inside(owner, call.region(), name));
        }
        if (call.operation().equals("ListQueues")) {
            var prefix = request.path("QueueNamePrefix").asText();
            request.put("QueueNamePrefix", Names.inside(call.account(), call.region(), prefix));
        }
        if (request.has("QueueUrl")) {
            request.put("QueueUrl", url(request.get("QueueUrl").asText()));
        }
        for (var end : new String[] {"SourceArn", "DestinationArn"}) {
            if (request.has(end)) {
                checkOwner(arnOwner(request.get(end).asText()), request.get(end).asText());
            }
        }
    }

    private String url(String url) {
        var parts = URI.create(url).getPath().split("/");
        if (parts.length != 3) {
            throw AwsError.bad("InvalidAddress", "The address %s is not valid for this endpoint.", url);
        }
        checkOwner(parts[1], parts[2]);
        return names.url(Names.inside(parts[1], call.region(), parts[2]));
    }

    private static String arnOwner(String arn) {
        var parts = arn.split(":");
        return parts.length == 6 ? parts[4] : "";
    }

    private void checkOwner(String account, String name) {
        call.resource(name.startsWith("arn:") ? name : "arn:aws:sqs:" + call.region() + ":" + account + ":" + name);
        if (!account.equals(call.account())) {
            throw AwsError.denied("Access to the resource %s is denied.", call.resource());
        }
    }
}
