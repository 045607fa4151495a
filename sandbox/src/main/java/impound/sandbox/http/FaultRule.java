package impound.sandbox.http;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Which calls go wrong, and how: {@code faults.on("s3", "PutObject").nth(2).lost()}. Only the first, unless told otherwise. */
public final class FaultRule {
    private final String service;
    private final String operation;
    private Predicate<Call> filter = call -> true;
    private IntPredicate turn = number -> number == 1;
    private Fault fault;
    private int met;
    private boolean hasStruck;

    FaultRule(String service, String operation) {
        this.service = service;
        this.operation = operation;
    }

    public synchronized FaultRule where(Predicate<Call> condition) {
        filter = condition;
        return this;
    }

    /** The n-th matching calls, counted from 1. */
    public synchronized FaultRule nth(int... numbers) {
        turn = number -> Arrays.stream(numbers).anyMatch(one -> one == number);
        return this;
    }

    /** The first so many matching calls. */
    public synchronized FaultRule times(int count) {
        turn = number -> number <= count;
        return this;
    }

    public synchronized FaultRule always() {
        turn = number -> true;
        return this;
    }

    public FaultRule before(String code, String message, int status) {
        return with(new Fault.Before(new AwsError(code, message, status)));
    }

    public FaultRule after(String code, String message, int status) {
        return with(new Fault.After(new AwsError(code, message, status)));
    }

    public FaultRule lost() {
        return with(new Fault.Lost());
    }

    /** Something else happens before the call has any effect, and it never has one. */
    public FaultRule instead(Runnable event) {
        return with(new Fault.Instead(event));
    }

    /** The call has its effect, and something else happens before anybody hears of that. */
    public FaultRule then(Runnable event) {
        return with(new Fault.Then(event));
    }

    /** How many calls have matched so far, whether they went wrong or not. */
    public synchronized int met() {
        return met;
    }

    /** Whether any call has gone wrong by it. */
    public synchronized boolean hasStruck() {
        return hasStruck;
    }

    private synchronized FaultRule with(Fault what) {
        fault = what;
        return this;
    }

    /** Counts the call if it matches, and says whether it is to go wrong. */
    synchronized boolean meet(Call call) {
        if (fault == null || !matches(call)) {
            return false;
        }
        met++;
        return turn.test(met);
    }

    /** Of several rules that a call is to go wrong by only one has its way. */
    synchronized Fault strike() {
        hasStruck = true;
        return fault;
    }

    private boolean matches(Call call) {
        return service.equals(call.service())
                && (operation.equals("*") || operation.equals(call.operation()))
                && filter.test(call);
    }
}
