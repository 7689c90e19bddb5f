# Each target is a line or two over meson. `make run` and `make test` also install
# what is missing.
BUILD ?= _build

.PHONY: help run test build setup bench install flatpak format sanitize fuzz clean

help:
	@echo "make run       build Bestiary and open it"
	@echo "make test      run every test suite"
	@echo "make bench     measure, each figure against its peer"
	@echo "make install   install what is built (DESTDIR and --prefix as usual)"
	@echo "make flatpak   build the Flatpak"
	@echo "make format    format the C files"
	@echo "make sanitize  run the tests under address and undefined-behaviour sanitizers"
	@echo "make fuzz      feed the readers with broken input"

setup:
	@test -f $(BUILD)/build.ninja || meson setup $(BUILD)

build: setup
	meson compile -C $(BUILD)

run:
	build-aux/install-dependencies run
	$(MAKE) --no-print-directory build
	build-aux/run $(BUILD)

test:
	build-aux/install-dependencies test
	$(MAKE) --no-print-directory build
	build-aux/run-tests $(BUILD)

bench:
	build-aux/install-dependencies test
	$(MAKE) --no-print-directory build
	meson devenv -C $(BUILD) $(CURDIR)/tests/bench/run.py

install: build
	meson install -C $(BUILD)

flatpak:
	flatpak-builder --user --install --force-clean _flatpak flatpak/io.github.bestiary_app.Bestiary.json

format:
	build-aux/list-files | grep -E '\.[ch]$$' | xargs clang-format -i

sanitize:
	build-aux/run-sanitized _build-sanitize

fuzz:
	build-aux/run-fuzzers _build-fuzz

clean:
	rm -rf _build _build-*
