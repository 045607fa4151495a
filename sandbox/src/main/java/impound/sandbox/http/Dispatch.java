package impound.sandbox.http;

import impound.sandbox.SandboxTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every call goes through, whichever the service: who is it, does it go wrong on purpose, do it, put it on record. */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Scope UNSIGNED = new Scope("", "", "", "s3");

    private final SandboxTime time;
    private final Gate gate;
    private final Faults faults;
    private final Calls calls;
    private final Map<String, Service> services = new ConcurrentHashMap<>();

    Dispatch(SandboxTime time, Accounts accounts, Faults faults, Calls calls) {
        this.time = time;
        this.gate = new Gate(accounts);
        this.faults = faults;
        this.calls = calls;
    }

    void add(Service service) {
        services.put(service.name(), service);
    }

    /** The call with its answer; without one the connection is to be cut. */
    Optional<Answered> handle(Incoming incoming) {
        calls.begin();
        try {
            return handled(incoming);
        } finally {
            calls.end();
        }
    }

    private Optional<Answered> handled(Incoming incoming) {
        var scope = Scope.of(incoming.headers(), Queries.parse(incoming.rawQuery()));
        var call = new Call(incoming, scope.orElse(UNSIGNED), UUID.randomUUID().toString());
        var error = perform(call, scope.isPresent());
        var answer = error == null ? call.answer() : ErrorAnswer.of(call, error);
        record(call, answer.status(), error == null ? "" : error.code());
        return error instanceof Cut ? Optional.empty() : Optional.of(new Answered(headers(call), answer));
    }

    private AwsError perform(Call call, boolean signed) {
        try {
            if (!signed) {
                return AwsError.denied("Anonymous access is forbidden here: sign the request");
            }
            call.identity(gate.admit(call));
            return serve(call, service(call));
        } catch (AwsError refusal) {
            return refusal;
        } catch (Exception broken) {
            LOG.error("{} {} failed", call.service(), call.operation(), broken);
            return new AwsError("InternalError", "We encountered an internal error: " + broken, 500);
        }
    }

    private AwsError serve(Call call, Service service) throws Exception {
        call.operation(service.operation(call));
        var fault = faults.next(call).orElse(null);
        if (fault instanceof Fault.Before before) {
            return before.error();
        }
        if (fault instanceof Fault.Instead instead) {
            instead.event().run();
            return new Cut();
        }
        handle(service, call);
        if (call.answer() == null) {
            throw new IllegalStateException("no answer was given");
        }
        if (fault instanceof Fault.After after) {
            return after.error();
        }
        if (fault instanceof Fault.Then then) {
            then.event().run();
            return new Cut();
        }
        return fault instanceof Fault.Lost ? new Cut() : null;
    }

    /** A long poll is no work, but a wait for it. */
    private void handle(Service service, Call call) throws Exception {
        boolean isPoll = call.operation().equals("ReceiveMessage");
        if (isPoll) {
            calls.end();
        }
        try {
            service.handle(call);
        } finally {
            if (isPoll) {
                calls.begin();
            }
        }
    }

    private Service service(Call call) {
        var service = services.get(call.service());
        if (service == null) {
            throw AwsError.bad("UnknownService", "the sandbox has no service %s", call.service());
        }
        return service;
    }

    private Map<String, String> headers(Call call) {
        var headers = new HashMap<>(call.responseHeaders());
        headers.put("Date", HttpDate.of(time.now()));
        headers.put("x-amzn-RequestId", call.requestId());
        headers.put("x-amz-request-id", call.requestId());
        return headers;
    }

    private void record(Call call, int status, String error) {
        var who = call.identity();
        calls.add(new CallRecord(
                time.now(),
                who == null ? "" : who.account(),
                who == null ? "" : who.arn(),
                who == null || who.sessionName() == null ? "" : who.sessionName(),
                who == null || who.sourceIdentity() == null ? "" : who.sourceIdentity(),
                call.service(),
                call.operation(),
                call.region(),
                call.resource(),
                status,
                error,
                call.requestId()));
    }

    /** What goes on the wire. */
    record Answered(Map<String, String> headers, Answer answer) {}

    /** Done, but the caller never learns of it. */
    private static final class Cut extends AwsError {
        Cut() {
            super("AnswerLost", "the answer was lost on purpose", 500);
        }
    }
}
