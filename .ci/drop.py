"""Drops a file on a window as a file manager does (XDND 5): drop.py WINDOW PATH"""

import sys
import time
import urllib.parse

from Xlib import X, Xatom, display
from Xlib.protocol import event

window_id, path = int(sys.argv[1]), sys.argv[2]
d = display.Display()
target = d.create_resource_object("window", window_id)
atom = d.intern_atom
uri = ("file://" + urllib.parse.quote(path) + "\r\n").encode()
kind = atom("text/uri-list")
selection = atom("XdndSelection")
screen = d.screen()
source = screen.root.create_window(0, 0, 1, 1, 0, screen.root_depth, event_mask=X.PropertyChangeMask)
source.set_selection_owner(selection, X.CurrentTime)
where = target.translate_coords(screen.root, 0, 0)
x, y = abs(where.x) + 700, abs(where.y) + 400


def send(name, data):
    message = event.ClientMessage(window=target, client_type=atom(name), data=(32, data))
    target.send_event(message, event_mask=0)
    d.flush()


def serve(seconds):
    """Gives the dropped path to whoever asks for it."""
    until = time.time() + seconds
    while time.time() < until:
        while d.pending_events():
            e = d.next_event()
            if e.type == X.SelectionRequest and e.selection == selection:
                e.requestor.change_property(e.property, kind, 8, uri)
                answer = event.SelectionNotify(
                    time=e.time, requestor=e.requestor, selection=selection, target=e.target, property=e.property
                )
                e.requestor.send_event(answer)
                d.flush()
        time.sleep(0.02)


send("XdndEnter", [source.id, 5 << 24, kind, 0, 0])
send("XdndPosition", [source.id, 0, (x << 16) | y, X.CurrentTime, atom("XdndActionCopy")])
serve(0.5)
send("XdndPosition", [source.id, 0, (x << 16) | y, X.CurrentTime, atom("XdndActionCopy")])
serve(0.5)
send("XdndDrop", [source.id, 0, X.CurrentTime, 0, 0])
serve(1.0)
