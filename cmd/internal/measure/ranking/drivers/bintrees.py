"""Fill, walk and empty balanced trees."""
import random

from bintrees import AVLTree, BinaryTree, RBTree


def main():
    rng = random.Random(41)
    keys = [rng.randrange(10 ** 6) for _ in range(3000)]
    for kind in (BinaryTree, AVLTree, RBTree):
        tree = kind()
        for key in keys:
            tree.insert(key, key)
        for key in keys[:1500]:
            tree.get(key)
        list(tree.items())
        for key in list(tree.keys())[:1200]:
            tree.remove(key)


if __name__ == "__main__":
    main()
