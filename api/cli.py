"""The `duecare` command: what the person at the host can do."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from api.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status, 0 when all is well."""
    told = _parser().parse_args(arguments)
    settings = Settings()
    for name in ("data", "host", "port"):
        if getattr(told, name, None) is not None:
            setattr(settings, name, getattr(told, name))
    run: Callable[[argparse.Namespace, Settings], int] = told.run
    return run(told, settings)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="duecare", description="Run a small medical practice's HIPAA program.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", type=Path, help="the data folder (DUECARE_DATA; default ./data)")

    def command(name: str, run: Callable[[argparse.Namespace, Settings], int], text: str) -> argparse.ArgumentParser:
        each = commands.add_parser(name, help=text, description=text, parents=[shared])
        each.set_defaults(run=run)
        return each

    serve = command("serve", _serve, "serve the API and the dashboard; makes the tables in an empty folder")
    serve.add_argument("--host", help="the address to listen on (DUECARE_HOST; default 127.0.0.1)")
    serve.add_argument("--port", type=int, help="the port to listen on (DUECARE_PORT; default 8000)")
    command("migrate", _migrate, "bring the database to this program's version")
    demo = command("demo", _demo, "fill an empty data folder with one believable practice")
    demo.add_argument("--seal", action="store_true", help="also approve and seal its first analysis")
    check = command("verify", _verify, "verify a sealed file, or every practice's chain and present rows")
    check.add_argument("file", nargs="?", type=Path, help="a sealed document, with its .seal.json beside it")
    check.add_argument("--head", help="a chain head kept elsewhere (seq:hash); only it can show a cut-off tail")
    recover = command("recover", _recover, "print a one-time link that sets a new password for an account")
    recover.add_argument("email", help="the account's address")
    contract = command("contract", _contract, "write the OpenAPI contract of this program")
    contract.add_argument("file", nargs="?", type=Path, help="where to (default: print it)")
    return parser


def _serve(_: argparse.Namespace, settings: Settings) -> int:
    import uvicorn  # noqa: PLC0415 - other commands start faster without it

    from api.app import create_app  # noqa: PLC0415
    from api.hosting import opened, setup_link  # noqa: PLC0415

    if settings.exposed_without_tls():
        return _refuse(
            f"Refusing plain HTTP on {settings.host}: set DUECARE_PUBLIC_URL to the https:// address people use and "
            "DUECARE_TRUSTED_PROXIES to the proxy that ends TLS, or listen on 127.0.0.1."
        )
    database = opened(settings)
    if isinstance(database, str):
        return _refuse(database)
    link = setup_link(database, settings)
    if link:
        sys.stdout.write(f"\nNobody has an account yet. Create the first owner here, once:\n\n  {link}\n\n")
        sys.stdout.flush()
    uvicorn.run(
        create_app(database, settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies or None,
        server_header=False,
    )
    return 0


def _migrate(_: argparse.Namespace, settings: Settings) -> int:
    from api.hosting import migrated  # noqa: PLC0415

    return _say(migrated(settings))


def _demo(told: argparse.Namespace, settings: Settings) -> int:
    from api.demo import fill  # noqa: PLC0415

    return _say(fill(settings, seal=told.seal))


def _verify(told: argparse.Namespace, settings: Settings) -> int:
    from api.hosting import verified_file, verified_records  # noqa: PLC0415

    return _say(verified_file(told.file) if told.file else verified_records(settings, told.head))


def _recover(told: argparse.Namespace, settings: Settings) -> int:
    from api.hosting import recovery_link  # noqa: PLC0415

    return _say(recovery_link(settings, told.email))


def _contract(told: argparse.Namespace, settings: Settings) -> int:
    from api.app import contract, create_app  # noqa: PLC0415

    text = json.dumps(contract(create_app(None, settings)), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    if told.file:
        told.file.write_text(text, "utf-8")
    else:
        sys.stdout.write(text)
    return 0


def _say(outcome: tuple[bool, str]) -> int:
    fine, text = outcome
    (sys.stdout if fine else sys.stderr).write(text.rstrip("\n") + "\n")
    return 0 if fine else 1


def _refuse(text: str) -> int:
    return _say((False, text))


if __name__ == "__main__":
    sys.exit(main())
