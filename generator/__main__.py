"""Entry point of the `briefing` command."""

from generator.cli.app import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
