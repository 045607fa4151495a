package impound.sandbox.ec2;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Xml;
import java.util.Collection;
import java.util.Set;

/**
 * The codes of AWS Marketplace: they go from a volume to its snapshots, to what is made of these, and to the instances that get it.
 * EC2's reference of AttachVolume has the rules, reports of awslabs and SungardAS the words.
 */
final class ProductCodes {
    private static final String TERMS = "In order to use this AWS Marketplace product you need to accept terms and "
            + "subscribe. To do so please visit https://aws.amazon.com/marketplace/pp?sku=";

    private ProductCodes() {}

    /** A disk that bears a code is attached to a stopped instance of a subscriber, and to no other. */
    static void admitAttaching(Volume volume, Instance instance, Request request, Set<String> subscriptions) {
        if (volume.shape().productCodes().isEmpty()) {
            return;
        }
        if (instance.state(request.now()) != InstanceState.STOPPED) {
            throw Refusal.of(
                    "IncorrectInstanceState",
                    "Cannot attach volume '%s' with Marketplace codes as the instance '%s' is not in the 'stopped' state.",
                    volume.id(),
                    instance.id());
        }
        for (var code : volume.shape().productCodes()) {
            if (!subscriptions.contains(request.account() + "/" + code)) {
                throw new AwsError("OptInRequired", TERMS + code, 401);
            }
        }
    }

    static void admitDetaching(Volume volume, Instance instance, Request request) {
        if (!volume.shape().productCodes().isEmpty() && instance.state(request.now()) != InstanceState.STOPPED) {
            throw Refusal.of(
                    "IncorrectInstanceState",
                    "Unable to detach volume '%s' with Marketplace codes from instance '%s' "
                            + "as the instance is not in the 'stopped' state.",
                    volume.id(),
                    instance.id());
        }
    }

    static void write(Xml answer, Collection<String> codes) {
        answer.inside(
                "productCodes",
                set -> set.each(
                        "item", codes, code -> answer.add("productCode", code).add("type", "marketplace")));
    }
}
