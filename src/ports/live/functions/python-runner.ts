/**
 * Runs a Python function: the same lines in and out as node-runner.ts, over stdin and what was stdout. The function's own output goes to
 * stderr. A thread reads stdin, so that the end of the daemon is noticed while the function works.
 */
export const pythonRunner = `
import importlib.util, json, os, queue, signal, sys, threading, time, traceback

answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
path, wanted = sys.argv[1], sys.argv[2]
sys.argv = [path]
folder = os.path.dirname(path)
events = queue.Queue()


def say(message):
    answers.write(json.dumps(message) + "\\n")
    answers.flush()


def read():
    for line in sys.__stdin__:
        events.put(line)
    if os.name == "posix":
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def files():
    found = [getattr(module, "__file__", None) for module in list(sys.modules.values())]
    return [path] + [f for f in found if f and f != path and f.startswith(folder + os.sep) and "site-packages" not in f]


def failure(error, kind=None):
    traceback.print_exception(type(error), error, error.__traceback__)
    sys.stderr.flush()
    return {"errorType": kind or type(error).__name__, "errorMessage": str(error)}


class Context:
    def __init__(self, call):
        self.function_name = call["functionName"]
        self.function_version = "$LATEST"
        self.invoked_function_arn = call["functionArn"]
        self.memory_limit_in_mb = "128"
        self.aws_request_id = call["requestId"]
        self.log_group_name = "/aws/lambda/" + call["functionName"]
        self.log_stream_name = "cogmock"
        self.identity = None
        self.client_context = None
        self._until = time.monotonic() + call["timeout"] / 1000

    def get_remaining_time_in_millis(self):
        return max(0, int((self._until - time.monotonic()) * 1000))


def load():
    sys.path.insert(0, folder)
    name = os.path.splitext(os.path.basename(path))[0]
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    names = [wanted[len(name) + 1:] if wanted.startswith(name + ".") else wanted] if wanted else ["lambda_handler", "handler"]
    for candidate in names:
        handler = getattr(module, candidate, None)
        if callable(handler):
            return handler
    raise AttributeError("Handler '%s' missing on module '%s'" % (names[0], name))


threading.Thread(target=read, daemon=True).start()
try:
    handler = load()
    say({"loaded": True, "files": files()})
except BaseException as error:
    say({"loaded": False, "error": failure(error, "Runtime.ImportModuleError")})
    os._exit(1)
while True:
    call = json.loads(events.get())
    try:
        answer = handler(json.loads(call["event"]), Context(call))
        try:
            payload = json.dumps(answer, allow_nan=False)
            size = len(payload.encode())
            if size > 6291556:
                text = "Response payload size (%d bytes) exceeded maximum allowed payload size (6291556 bytes)." % size
                say({"error": {"errorType": "Function.ResponseSizeTooLarge", "errorMessage": text}})
            else:
                say({"payload": payload, "files": files()})
        except (TypeError, ValueError, RecursionError) as error:
            say({"error": failure(error, "Runtime.MarshalError")})
    except SystemExit as exit:
        sys.stdout.flush()
        os._exit(exit.code if isinstance(exit.code, int) else 0 if exit.code is None else 1)
    except BaseException as error:
        say({"error": failure(error)})
    sys.stdout.flush()
`
