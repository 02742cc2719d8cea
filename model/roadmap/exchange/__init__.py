"""A plan that goes out as a file and comes back: Microsoft Project's XML, Excel, iCalendar.

What goes out is a `parcel.Parcel`; `loose` takes it apart into rows as a file can hold them, and
puts together what came back.
"""
