package impound.sandbox.ec2;

/**
 * How many calls of a kind EC2 answers an account in a region, as its page on request throttling tells: each call takes a token
 * from a bucket, which holds so many and is refilled at this rate.
 */
public record RequestRate(int burst, int perSecond) {
    public RequestRate {
        if (burst < 1 || perSecond < 1) {
            throw new IllegalArgumentException(
                    "nobody could ever ask anything: burst %d, %d a second".formatted(burst, perSecond));
        }
    }

    /** No call is ever one too many. */
    public static RequestRate unlimited() {
        return new RequestRate(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Never more than this in a second: what is left of a rate that others use up. */
    public static RequestRate of(int perSecond) {
        return new RequestRate(perSecond, perSecond);
    }
}
