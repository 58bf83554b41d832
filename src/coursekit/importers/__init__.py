"""From what a designer has to a course: a file into an `Original`, its entries, what they mean, and a `Course`.

    bytes -> Original     formats/: what the file says, in one text, and what its marks and styles hint at
          -> Outline      outline: entries in a tree, by the order in which kinds of numbers appear
          -> Meaning      meaning: what each entry is: a module, a case, the audience; with how sure that is
          -> Course       course: the model, and a `Trace` of every character of the original

Nothing is thrown away on the way: all stages speak of the original by `Cut`.
"""
